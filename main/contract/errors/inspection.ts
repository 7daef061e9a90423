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
  'inspection.notFound': {
    zh: '没有这次验房。请刷新后重新选择。',
    en: 'There is no such inspection. Look again and choose anew.',
  },
  'inspection.known': {
    zh: '这次验房已经登记过。请刷新后查看。',
    en: 'This inspection is recorded already. Look at the list again.',
  },
  'inspection.doneAlready': {
    zh: '这次验房已经结束。要补充，请另起一次验房。',
    en: 'This inspection is over already. Begin another one to add to it.',
  },
  'inspection.voidAlready': {
    zh: '这次验房已经作废。请刷新后查看。',
    en: 'This inspection is void already. Look at the list again.',
  },
  'inspection.reasonMissing': {
    zh: '业主拒收，请选择原因或写明情况。',
    en: 'The home was refused: choose a reason, or say it in words.',
  },
  'defect.notFound': {
    zh: '没有这个缺陷。请刷新后重新选择。',
    en: 'There is no such defect. Look again and choose anew.',
  },
  'defect.known': {
    zh: '这个缺陷已经登记过。请刷新后查看。',
    en: 'This defect is recorded already. Look at the list again.',
  },
  'defect.photoNotFound': {
    zh: '这个缺陷没有这张照片。请刷新后查看。',
    en: 'The defect has no such photo. Look at it again.',
  },
  'defect.underRepair': {
    zh: '缺陷已派出整改，不能再撤回。',
    en: 'The defect was given out for repair and cannot be taken back any more.',
  },
} as const
