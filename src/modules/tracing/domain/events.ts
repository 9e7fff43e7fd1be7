/** To the organisation that asked: { questionId, caseId, to }, `to` the name of who was asked. */
export const asked = 'tracing.asked'

/** To the organisation that asked, one for each organisation: { questionId, caseId, to }, `to` the name of who answered. */
export const answered = 'tracing.answered'
