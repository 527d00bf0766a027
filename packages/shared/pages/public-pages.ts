/** The public pages and what each of them shows. */
export type PublicPage = { page: 'home' }
