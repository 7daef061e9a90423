/** What can go wrong with unit types, inspections and what they find. */
export const inspectionErrors = {
  'unitType.notFound': {
    zh: '没有这个户型。请回到列表重新选择。',
    en: 'There is no such unit type. Choose again from the list.',
  },
  'unitType.nameTaken': {
    zh: '已有户型“{name}”。请改用那一个，或换一个名称。',
    en: 'There is a unit type "{name}" already. Use that one, or choose another name.',
  },
  'unitType.noSuchRoom': {
    zh: '户型里没有这个房间，可能同事刚刚删除。请刷新后查看。',
    en: 'The type has no such room; a colleague may just have removed it. Look at the type again.',
  },
  'unitType.itemTaken': {
    zh: '检查项“{name}”的代号已在清单里。请换一个代号。',
    en: 'The id of the item "{name}" is in the checklist already. Choose another one.',
  },
  'unitType.planNotFound': {
    zh: '没有这张户型图。请刷新后查看。',
    en: 'There is no such drawing of this type. Look at the type again.',
  },
  'unitType.planIsFrame': {
    zh: '这是第一张户型图，其他图都以它为准，不用对齐。',
    en: 'This is the first drawing: the others are aligned to it, and it needs no aligning.',
  },
  'unitType.placesTooClose': {
    zh: '选的几个点太近或在一条直线上，无法对齐。请选相距较远的墙角。',
    en: 'The places lie too close together or on one line to align by. Choose corners that are far apart.',
  },
} as const
