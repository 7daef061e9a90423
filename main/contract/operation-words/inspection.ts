/** What happens to unit types, inspections and what they find, on the audit trail. */
export const inspectionOperationWords = {
  zh: {
    'unitType.saved': '登记户型',
    'unitType.checklistSet': '更改户型的验房清单',
    'unitType.retired': '停用或恢复户型',
    'unitType.planAdded': '添加户型图',
    'unitType.planAligned': '对齐户型图',
    'unitType.planRemoved': '移除或恢复户型图',
  },
  en: {
    'unitType.saved': 'Saved a unit type',
    'unitType.checklistSet': 'Changed the checklist of a unit type',
    'unitType.retired': 'Retired or restored a unit type',
    'unitType.planAdded': 'Added a drawing of a unit type',
    'unitType.planAligned': 'Aligned a drawing of a unit type',
    'unitType.planRemoved': 'Removed or restored a drawing of a unit type',
  },
} as const
