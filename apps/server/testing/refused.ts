/** An expected no, as `rejects.toMatchObject` compares it. */
export const refused = (code: string, params?: object) => ({ cause: params ? { code, params } : { code } })
