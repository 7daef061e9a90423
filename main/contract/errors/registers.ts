/** What can go wrong with the registers: lending, letters, boards, contracts, partners, filing. */
export const registerErrors = {
  'lending.notFound': {
    zh: '借用登记中没有这件物品。请回到列表重新选择。',
    en: 'This thing is not in the lending register. Choose again from the list.',
  },
  'lending.loanNotFound': {
    zh: '没有这次借用，可能已被撤销。请回到列表查看。',
    en: 'There is no such loan; it may have been taken back. Look at the list again.',
  },
  'lending.isLent': {
    zh: '{number} 已经借出，还没有归还。请先登记归还。',
    en: '{number} is lent out already. Record its return first.',
  },
  'lending.notUsable': {
    zh: '{number} 已注销、遗失、维修中或已更换，不能借出。请先更新状态。',
    en: '{number} is retired, lost, in repair or replaced and cannot be lent. Change its condition first.',
  },
  'lending.isReturned': {
    zh: '{number} 的这次借用已经归还。请刷新后查看。',
    en: 'This loan of {number} was returned already. Look at it again.',
  },
  'lending.duePast': {
    zh: '归还日期已经过去。请填今天或以后的日期。',
    en: 'The day of return has passed. Give today or a later day.',
  },
  'lending.returnedSince': {
    zh: '{number} 归还后又被借出，不能撤销那次归还。',
    en: '{number} was lent again since, so that return cannot be taken back.',
  },
  'letter.notFound': {
    zh: '收发文登记中没有这份文件。请回到列表重新选择。',
    en: 'This document is not in the register. Choose again from the list.',
  },
  'letter.wrongState': {
    zh: '这份文件现在不能这样操作，可能同事刚刚处理过。请查看它的状态后再试。',
    en: 'This cannot be done with the document as it stands now; a colleague may just have worked on it. See its state and try again.',
  },
  'letter.needsApproval': {
    zh: '这类文件要经理批准后才能发出。请先送批。',
    en: 'Documents of this kind are issued only after approval. Submit it first.',
  },
  'letter.ownApproval': {
    zh: '自己起草的文件不能自己批准。请由另一位经理批准。',
    en: 'Whoever wrote a document cannot approve it. Ask another manager.',
  },
  'letter.partyMissing': {
    zh: '请填写收文单位或发文单位。',
    en: 'Say whom it goes to or comes from.',
  },
  'letter.notReader': {
    zh: '这份文件没有传阅给你，或你已经确认阅读。',
    en: 'This document is not circulated to you, or you have confirmed reading it already.',
  },
  'letter.postingNotFound': {
    zh: '没有这条张贴记录。请刷新后重试。',
    en: 'There is no such posting. Open the notice again and retry.',
  },
  'letter.nobodyToChase': {
    zh: '传阅名单上的人都已阅读，无需催阅。',
    en: 'Everybody on the circulation list has read it; there is nobody to chase.',
  },
  'board.notFound': {
    zh: '没有这个公告栏或意见箱。请回到列表重新选择。',
    en: 'There is no such board or box. Choose again from the list.',
  },
  'board.notActive': {
    zh: '“{name}”已停用。要继续巡查，请先恢复。',
    en: '"{name}" is no longer in use. Restore it to look at it again.',
  },
  'board.roundDone': {
    zh: '“{name}”{day} 这一轮已有人看过。请刷新后再看。',
    en: 'The round of {day} at "{name}" was done by somebody already. Look at the list again.',
  },
  'board.roundNotFound': {
    zh: '这一轮巡查不存在，或已成为案件，不能撤销。',
    en: 'This round does not exist or became a case, so it cannot be taken back.',
  },
  'deskContract.notFound': {
    zh: '没有这份合同。请回到列表重新选择。',
    en: 'There is no such contract. Choose again from the list.',
  },
  'deskContract.daysWrong': {
    zh: '合同的到期日早于起始日。请检查日期。',
    en: 'The contract ends before it begins. Check the days.',
  },
  'partner.notFound': {
    zh: '没有这个合作单位。请回到列表重新选择。',
    en: 'There is no such organisation. Choose again from the list.',
  },
  'filing.notFound': {
    zh: '归档清单中没有这份文件，可能已被删除。请刷新清单。',
    en: 'This paper is not on the filing list; it may have been removed. Look at the list again.',
  },
  'filing.elsewhere': {
    zh: '这份资料的存放位置要在房屋的资料页填写。请从清单打开它。',
    en: 'Where this paper stands is said in the file of its home. Open it from the list.',
  },
} as const
