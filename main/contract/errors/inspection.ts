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
  'defect.dispatchedAlready': {
    zh: '有缺陷已派给别的整改单，可能同事刚刚派出。请刷新后查看，确要改派请选“改派”。',
    en: 'An order holds one of the defects already; a colleague may just have given it out. Look again, and choose to give it over where that is meant.',
  },
  'defect.notToDispatch': {
    zh: '有缺陷已整改、已验收、已撤回或已合并，不能派出。请刷新后重新选择。',
    en: 'One of the defects is repaired, accepted, taken back or joined into another, and cannot be given out. Look again and choose anew.',
  },
  'defect.otherHome': {
    zh: '只有同一套房的两个缺陷才能合并或区分。',
    en: 'Only two defects of one home can be one, or be told apart.',
  },
  'defect.joinedAlready': {
    zh: '其中一个缺陷已合并到别的缺陷。请刷新后查看。',
    en: 'One of the defects was joined into another already. Look at the list again.',
  },
  'rectification.notFound': {
    zh: '没有这张整改单，可能已并入另一张。请刷新后重新选择。',
    en: 'There is no such order; it may have been laid together with another one. Look again and choose anew.',
  },
  'rectification.known': {
    zh: '这张整改单已经派出。请刷新后查看。',
    en: 'This order is given out already. Look at the list again.',
  },
  'rectification.partyMissing': {
    zh: '请选择责任单位，或写明由谁整改。',
    en: 'Choose the responsible party, or write who is to repair.',
  },
  'rectification.dayOver': {
    zh: '整改期限已经过去。请选今天或以后的日子。',
    en: 'The day is over already. Choose today or a later day.',
  },
  'rectification.notItsDefects': {
    zh: '有缺陷不在这张整改单里。请刷新后重新选择。',
    en: 'One of the defects does not stand in this order. Look again and choose anew.',
  },
  'rectification.nothingLeft': {
    zh: '不能把全部缺陷分出去，原整改单至少要留一个。',
    en: 'Not all defects can go to a new order: leave at least one.',
  },
  'rectification.otherParty': {
    zh: '只有同一责任单位的两张整改单才能合并。',
    en: 'Only two orders of one party can be laid together.',
  },
  'defect.underRepair': {
    zh: '缺陷已派出整改，不能再撤回。',
    en: 'The defect was given out for repair and cannot be taken back any more.',
  },
} as const
