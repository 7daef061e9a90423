export const documentPaths = {
  completeness: '/documents',
  inbox: '/documents/inbox',
  search: '/documents/search',
} as const
