/** Leaks whose home has to be found out. */
export const placelessPath = '/leaks/homes-to-find'
