export const callbackErrors = {
  'callback.notFound': {
    zh: '找不到这条回访。请从回访列表中重新打开。',
    en: 'This callback was not found. Open it again from the list of callbacks.',
  },
  'callback.ended': {
    zh: '这条回访已经结束，可能同事刚刚登记过。请查看最新记录。',
    en: 'This callback has ended already. A colleague may just have recorded it; see the latest entries.',
  },
  'callback.didTheWork': {
    zh: '您经办过这个案件，不能登记它的回访。请由没有经办的同事回访（共 {others} 位，经理可在回访上看到是谁）。',
    en: 'You worked on this case, so you cannot record its callback. A colleague who did not should call ({others} may; managers see who on the callback).',
  },
  'callback.questionUnknown': {
    zh: '这条回访没有编号为“{question}”的评分问题。请刷新后重试。',
    en: 'This callback has no scored question "{question}". Load the page again and retry.',
  },
  'callback.scoreOutOfRange': {
    zh: '评分应在 1 到 {scale} 之间。',
    en: 'A score is between 1 and {scale}.',
  },
  'callback.reopenNeedsWords': {
    zh: '重新打开案件需要写明业主的原话或原因。',
    en: 'To reopen the case, write down what the owner said or why.',
  },
  'callback.reopenWithoutCase': {
    zh: '这条回访不属于任何案件，没有可重新打开的案件。请为业主新建案件。',
    en: 'This callback belongs to no case, so there is none to reopen. Take a new case for the owner.',
  },
  'callback.contactNobody': {
    zh: '这条回访没有登记到人，无法更正联系方式。请先在案件上关联业主。',
    en: 'This callback names nobody whose details could be corrected. Link the owner on the case first.',
  },
  'callback.contactNothing': {
    zh: '请填写新的电话或通讯地址。',
    en: 'Give the new phone or mailing address.',
  },
  'callback.phoneGone': {
    zh: '要更正的电话刚刚被改过。请查看现在的电话后再更正。',
    en: 'The phone to be corrected was changed just now. Look at the present one and correct again.',
  },
  'callback.notLast': {
    zh: '只能撤销自己最近一次登记，且之后没有其他操作。请在案件上补充说明。',
    en: 'Only your own latest entry can be taken back, as long as nothing followed. Add a note to the case instead.',
  },
  'callback.reopenedSince': {
    zh: '这次回访已重新打开案件，不能撤销。如属误操作，请在案件上说明并重新关闭。',
    en: 'This callback reopened the case and cannot be taken back. If that was a mistake, say so on the case and close it again.',
  },
  'callback.planUnknown': {
    zh: '没有“{plan}”这个回访计划。请重新选择。',
    en: 'There is no callback plan "{plan}". Choose one again.',
  },
  'callback.planForWhom': {
    zh: '请选择要回访的业主或房屋。',
    en: 'Choose the person or the unit to call.',
  },
  'callback.plannedAlready': {
    zh: '同一计划、同一日期的回访已经安排过，没有重复安排。',
    en: 'This plan was started for the same day already; nothing was planned twice.',
  },
  'callback.notDissatisfied': {
    zh: '这条回访不在不满意业主名单上，或已经化解。',
    en: 'This callback is not on the list of dissatisfied owners, or it is settled.',
  },
  'callback.careWithoutHome': {
    zh: '这位业主没有登记房屋，无法安排上门。请先选择去哪一户。',
    en: 'No home is known for this owner. Choose where to go first.',
  },
  'callback.carePlanned': {
    zh: '已经为这位业主安排了走访。请在那次走访上改约或写纪要。',
    en: 'A visit to this owner is planned already. Move it or write its minutes there.',
  },
  'callback.campaignDays': {
    zh: '专项回访的结束日期不能早于开始日期，且不超过 {most} 天。',
    en: 'A campaign does not end before it begins and lasts at most {most} days.',
  },
  'callback.campaignEmpty': {
    zh: '名单中没有人。请调整筛选条件。',
    en: 'There is nobody on the list. Change the filter.',
  },
  'callback.campaignTooLarge': {
    zh: '名单超过 {most} 人，请按楼栋或等级分批发起。',
    en: 'There are more than {most} on the list. Start it in parts, by building or tier.',
  },
  'callback.campaignNotFound': {
    zh: '找不到这次专项回访。请从列表中重新打开。',
    en: 'This campaign was not found. Open it again from the list.',
  },
  'callback.campaignEnded': {
    zh: '这次专项回访已经结束，不能再更改。',
    en: 'This campaign has ended already and cannot be changed any more.',
  },
} as const
