/** Addresses of inspections, defects and their repair. */
export const inspectionPaths = {
  defects: '/handover/defects',
  inspections: '/handover/defects/inspections',
  orders: '/handover/defects/orders',
  figures: '/handover/defects/figures',
  types: '/handover/defects/types',
} as const

export const homePath = (unitId: string): string => `/handover/defects/homes/${unitId}`
export const orderPath = (orderId: string): string => `${inspectionPaths.orders}?order=${orderId}`
export const typePath = (typeId: string): string => `${inspectionPaths.types}?type=${typeId}`
/** The list of defects, narrowed to what a figure counts. */
export const defectsPath = (filter: Readonly<Record<string, string>>): string =>
  `${inspectionPaths.defects}?${new URLSearchParams(filter).toString()}`
export const inspectionPath = (inspectionId: string): string =>
  `${inspectionPaths.inspections}?inspection=${inspectionId}`
