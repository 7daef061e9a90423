/** What can go wrong with records of people. */
export const peopleErrors = {
  'person.merged': {
    zh: '这条记录已经并入另一条人员记录。请打开合并后的记录操作。',
    en: 'This record was merged into another one. Open the record that stands for both and work there.',
  },
  'person.hasMerged': {
    zh: '有其他记录并入此人。请先撤销合并，再删除。',
    en: 'Other records were merged into this person. Undo the merges first, then remove it.',
  },
  'person.mergeWithItself': {
    zh: '不能把一条记录与它自己合并。请选择另一个人。',
    en: 'A record cannot be merged with itself. Choose somebody else.',
  },
  'person.notMerged': {
    zh: '这条记录没有合并，或已经撤销合并。请刷新页面。',
    en: 'This record is not merged, or the merge was undone already. Reload the page.',
  },
  'person.unmergeLaterFirst': {
    zh: '此后又有合并。请先撤销较晚的合并，再撤销这一次。',
    en: 'Something was merged later. Undo the later merge first, then this one.',
  },
  'person.judgedDistinct': {
    zh: '已判定这两条记录不是同一个人。如需合并，请先撤销该判定。',
    en: 'These two records were judged to be two people. Take that judgement back before merging them.',
  },
  'person.noSuchDetail': {
    zh: '此人没有登记这项信息，无法核实。请先登记。',
    en: 'This person has no such detail on file, so it cannot be verified. Enter it first.',
  },
  'person.noSuchClass': {
    zh: '本台的客户分类里没有这一类，可能刚被改动。请刷新页面后重新选择。',
    en: 'This desk has no such class of customers; perhaps it was just changed. Reload the page and choose again.',
  },
  'person.phonesChanged': {
    zh: '此人的电话刚刚被更改。请刷新页面后再核实。',
    en: 'The phones of this person were just changed. Reload the page, then verify again.',
  },
} as const
