/** What can go wrong with the preparations for the rain. */
export const seasonErrors = {
  'season.notFound': {
    zh: '这份汛期预案不存在。请刷新后重新打开。',
    en: 'This season plan does not exist. Open the page again.',
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
} as const
