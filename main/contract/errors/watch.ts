/** What can go wrong with the watch list and with home visits. */
export const watchErrors = {
  'watch.notFound': {
    zh: '这个巡查网址不存在。请回到网络巡查重新选择。',
    en: 'This address is not on the watch list. Choose again from the list.',
  },
  'watch.notActive': {
    zh: '“{name}”已从巡查中移除。要继续巡查，请先恢复。',
    en: '"{name}" was taken off the watch list. Restore it to look at it again.',
  },
  'watch.active': {
    zh: '“{name}”正在巡查中，不需要恢复。',
    en: '"{name}" is on the watch list; there is nothing to restore.',
  },
  'watch.roundDone': {
    zh: '“{name}”{day} 这一轮已有人看过。请刷新后再看。',
    en: 'The round of {day} at "{name}" was done by somebody already. Look at the list again.',
  },
  'watch.roundHasFindings': {
    zh: '这一轮已有发现并成了案件，不能撤销。案件录错时请作废案件。',
    en: 'This round had findings that became cases and cannot be taken back. Void the case if it was a mistake.',
  },
  'watch.roundNotFound': {
    zh: '这一轮巡查不存在，可能已被撤销。',
    en: 'This round does not exist; it may have been taken back.',
  },
  'watch.tooMany': {
    zh: '巡查网址已有 {most} 个，达到上限。请先移除不再看的。',
    en: 'There are {most} addresses on the watch list, the most it takes. Take off what nobody needs.',
  },
  'visit.notFound': {
    zh: '这次上门走访不存在。请回到走访列表重新选择。',
    en: 'This home visit does not exist. Choose again from the list.',
  },
  'visit.wrongState': {
    zh: '这次走访已经结束（完成、未遇或取消），不能再改。请另外安排一次。',
    en: 'This visit is over (held, nobody at home, or cancelled) and cannot be changed. Plan another one.',
  },
  'visit.alreadyPlanned': {
    zh: '{number} 已有一次安排好的走访。请先完成或取消那一次。',
    en: '{number} has a visit planned already. Hold or cancel that one first.',
  },
  'visit.heldInFuture': {
    zh: '走访时间在将来。请填实际上门的时间。',
    en: 'The time of the visit lies in the future. Give the time it really took place.',
  },
} as const
