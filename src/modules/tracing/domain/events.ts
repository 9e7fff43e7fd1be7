/** To the organisation that asked: { questionId, caseId, to }. */
export const asked = 'tracing.asked'

/** To the organisation that asked, one for each organisation: { questionId, caseId, to }. */
export const answered = 'tracing.answered'
