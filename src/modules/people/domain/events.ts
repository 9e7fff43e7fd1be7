/** Payload `{ consentId, personId }`: whatever rests on this consent must stop. */
export const consentWithdrawn = 'people.consent_withdrawn'
