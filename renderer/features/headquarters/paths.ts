export const inboxPath = '/hq/inbox'
export const sitesPath = '/'
export const sitePath = (hqSiteId: string) => `/hq/sites/${hqSiteId}`
