/** What can go wrong with the preparations for the rain. */
export const seasonErrors = {
  'season.notFound': {
    zh: '这份汛期预案不存在。请刷新后重新打开。',
    en: 'This season plan does not exist. Open the page again.',
  },
  'season.noStack': {
    zh: '这一户的房号或楼层看不出在哪个竖列，不能整列加入。请只加这一户，或先在房屋资料里填上楼层。',
    en: 'The number or floor of this home does not tell its stack, so the stack cannot be added. Add the home alone, or enter its floor on its page first.',
  },
  'season.over': {
    zh: '{year} 年的汛期预案已经结束，不能再更改。',
    en: 'The season plan of {year} is over and is not changed any more.',
  },
  'season.wrongState': {
    zh: '{year} 年的汛期预案已经不是刚才的状态，可能有人刚刚更新过。请看看页面上方的最新状态。',
    en: 'The season plan of {year} is in another state by now; somebody may just have changed it. Look at the top of the page.',
  },
  'season.datesWrong': {
    zh: '日期或时间不对：汛期要从 {year} 年开始，开始不能晚于结束，白班要早于夜班。',
    en: 'Dates or hours do not fit: the season begins in {year} and not after its end, and the day shift begins before the night shift.',
  },
  'season.notReady': {
    zh: '还有 {count} 项必须完成，不能宣布就绪。请看页面上方列出的缺项，逐项补上。',
    en: '{count} things that have to be there are missing, so it cannot be declared ready. The top of the page lists them; mend one after the other.',
  },
  'season.contactNotFound': {
    zh: '这条联系方式已经删除。',
    en: 'This contact was removed already.',
  },
  'season.drillNotFound': {
    zh: '这次演练的记录已经删除。',
    en: 'The record of this drill was removed already.',
  },
  'season.noTurns': {
    zh: '请至少为一种班次选人。',
    en: 'Choose somebody for at least one sort of shift.',
  },
  'material.notFound': {
    zh: '这种物资不存在。请刷新后重新选择。',
    en: 'This material does not exist. Open the page again.',
  },
  'material.retired': {
    zh: '“{name}”已停用。请先恢复，再登记进出。',
    en: '"{name}" is not kept any more. Put it back first.',
  },
  'material.notEnough': {
    zh: '“{name}”账面只有 {stock} {measure}。如果实际更多，请先盘点，再登记领用。',
    en: 'By the books there are only {stock} {measure} of "{name}". If there are more, count them first.',
  },
  'material.notOut': {
    zh: '“{name}”在外的只有 {out} {measure}，不能归还或核销更多。',
    en: 'Only {out} {measure} of "{name}" are out; more cannot come back or be used up there.',
  },
  'patrol.pointNotFound': {
    zh: '这个巡查点不存在。请刷新后重新选择。',
    en: 'This patrol point does not exist. Open the page again.',
  },
  'patrol.pointRetired': {
    zh: '“{name}”已不再巡查。请先恢复。',
    en: '"{name}" is not on the patrol list any more. Put it back first.',
  },
  'patrol.stopNotFound': {
    zh: '这一轮巡查里没有这个地点。请刷新后重新打开。',
    en: 'This place is not on the round. Open the round again.',
  },
  'patrol.checkedAlready': {
    zh: '同事刚刚查过这里，结果已经在列表中。',
    en: 'A colleague has just looked at it; the result stands in the list.',
  },
  'patrol.nothingChosen': {
    zh: '请先选择要巡查的地点。',
    en: 'Choose what is to be looked at first.',
  },
  'patrol.roundNotFound': {
    zh: '这一轮巡查不存在。',
    en: 'This round does not exist.',
  },
  'patrol.roundEnded': {
    zh: '这一轮巡查已经结束。需要再查时，请开始新的一轮。',
    en: 'This round is over. Start a new one to look again.',
  },
  'patrol.checkNotFound': {
    zh: '这次检查的记录已经撤销。',
    en: 'This check was taken back already.',
  },
  'patrol.checkHasCase': {
    zh: '这次检查已经成为案件或带有照片，不能撤销。',
    en: 'This check became a case or has photos, so it is not taken back.',
  },
} as const
