export const inboxPath = '/hq/inbox'
export const decisionsPath = '/hq/decisions'
export const sectionsPath = '/hq/settings'
export const sectionPath = (section: string) => `${sectionsPath}/${section}`
export const sitesPath = '/'
export const sitePath = (hqSiteId: string) => `/hq/sites/${hqSiteId}`
export const hqCasePath = (code: string, caseId: string) => `/hq/cases/${code}/${caseId}`
/** The ledgers of headquarters. */
export const ledgersPath = '/more/ledgers'
export const ledgerPath = (ledger: string, site: string, state: string) =>
  `${ledgersPath}?${new URLSearchParams({ ledger, recipient: site, state }).toString()}`
