/** The pages behind a debtor's link and what each of them shows. */
export type PortalPage = { page: 'portal-closed' }
