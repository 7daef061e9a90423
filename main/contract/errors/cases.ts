export const caseErrors = {
  'case.notFound': {
    zh: '找不到这个案件。请检查编号，或从列表中打开。',
    en: 'This case was not found. Check the number, or open it from the list.',
  },
  'case.wrongState': {
    zh: '案件 {number} 现在是“{state}”状态，不能这样操作。可能同事刚刚处理过，请查看最新记录。',
    en: 'Case {number} is now "{state}", so this cannot be done. A colleague may just have worked on it; see the latest entries.',
  },
  'case.notWaiting': { zh: '案件 {number} 没有在等待。', en: 'Case {number} is not waiting.' },
  'case.alreadyWaiting': {
    zh: '案件 {number} 已在等待中。请先结束当前等待。',
    en: 'Case {number} is waiting already. End that first.',
  },
  'case.duplicateOfItself': {
    zh: '案件不能标记为自己的重复件。请选择另一个案件。',
    en: 'A case cannot be the duplicate of itself. Choose another one.',
  },
  'case.duplicateOfWhich': {
    zh: '请选择它重复的是哪个案件，后续处理以那个案件为准。',
    en: 'Choose the case that this one repeats: work goes on there.',
  },
  'case.duplicateOfVoid': {
    zh: '案件 {number} 本身已作废。请选择仍在办理或已关闭的案件。',
    en: 'Case {number} is void itself. Choose one that is being worked on or was closed.',
  },
  'case.duplicateOtherOwner': {
    zh: '案件 {number} 是另一位业主提出的，每位业主都要有自己的答复和回访，不能作废为它的重复件。请把两件关联起来一起办理。',
    en: 'Case {number} was brought by another owner, and every owner gets an answer and a callback, so this one is not void as its duplicate. Link the two instead and work on them together.',
  },
  'case.reopenFirst': {
    zh: '案件 {number} 是当场答复后关闭的，没有定级也没有回访。请先重新打开，再改为这个类型。',
    en: 'Case {number} was answered and closed on the spot, without a level or a callback. Reopen it first, then change its kind.',
  },
  'case.categoryUnknown': {
    zh: '没有“{category}”这个类别。请重新选择类别。',
    en: 'There is no category "{category}". Choose one again.',
  },
  'case.callbackReasonMissing': {
    zh: '案件 {number} 这一类没有回访计划，关闭前请注明不回访的原因。',
    en: 'No callback is planned for cases like {number}. Say why nobody calls the owner back before closing it.',
  },
  'case.fileMissing': {
    zh: '附件没有完整保存，请重新上传这个文件。',
    en: 'The file was not stored completely. Upload it again.',
  },
  'case.noLevels': {
    zh: '案件 {number} 的类型不分等级。需要定级时，请先更正案件类型。',
    en: 'Cases of the kind of {number} have no levels. To give it one, correct its kind first.',
  },
  'case.copyPastThem': {
    zh: '案件 {number} 投诉的就是销售人员，进展不抄送给销售顾问。',
    en: 'Case {number} complains of sales staff, so no copy of it goes to a salesperson.',
  },
  'case.copyToNobody': {
    zh: '请写明抄送给哪位销售顾问。',
    en: 'Say which salesperson the copy goes to.',
  },
  'case.levelNeedsReason': {
    zh: '案件 {number} 的建议等级是 {proposed} 级。定为其他等级请写明理由。',
    en: 'Level {proposed} is proposed for case {number}. Say why it should be another one.',
  },
  'case.causeUnknown': {
    zh: '没有“{cause}”这个原因。请从列表中重新选择。',
    en: 'There is no cause "{cause}". Choose one from the list.',
  },
  'case.causeMissing': {
    zh: '案件 {number} 还没有认定原因，关闭时须有原因。请在解决或关闭时，或在案件信息中选择；查不清的选“待查明”。',
    en: 'Case {number} has no cause yet, and a closed case has one. Choose it where the case is resolved or closed, or among its facts; where it cannot be found out, choose "Not known yet".',
  },
  'case.complainedOf': {
    zh: '案件 {number} 投诉的正是这位同事，不能由其办理或回访。请指派给其他同事或客服经理。',
    en: 'Case {number} complains of this member of staff, who neither works on it nor calls back about it. Assign it to somebody else, or to the manager.',
  },
  'case.noComplaint': {
    zh: '案件 {number} 不是投诉或纠纷，没有被投诉人。请先更正案件类型。',
    en: 'Case {number} is neither a complaint nor a dispute, so nobody is complained of. Correct its kind first.',
  },
  'case.responsibleMissing': {
    zh: '案件 {number} 是一、二级质量投诉，关闭前须落实责任方。请在案件信息中填写；确无责任方的请写明原因。',
    en: 'Case {number} is a grave complaint about quality: before it is closed the responsible party is fixed. Enter it among the facts of the case; where nobody is responsible, say why.',
  },
  'case.linkToItself': {
    zh: '案件不能与自己关联。请选择另一个案件。',
    en: 'A case cannot be linked to itself. Choose another one.',
  },
  'case.leaderFollows': {
    zh: '案件 {number} 本身跟随 {leader} 办理。请选择 {leader} 作为牵头案件。',
    en: 'Case {number} follows {leader} itself. Choose {leader} as the one that leads.',
  },
  'case.notLinked': {
    zh: '案件 {number} 没有与其他案件关联。',
    en: 'Case {number} is not linked to another one.',
  },
} as const
