/** Errors of handing homes over: batches, their countdown, the visits of families. */
export const handoverErrors = {
  'handover.batchNotFound': {
    zh: '这个交付批次不存在。请刷新后重新选择。',
    en: 'This handover does not exist. Open the page again.',
  },
  'handover.batchEnded': {
    zh: '交付批次“{name}”已结束。剩余房屋请按零星交付办理。',
    en: 'The handover "{name}" is over. Hand the remaining homes over one by one.',
  },
  'handover.daysOverlap': {
    zh: '同一天的同一栋楼排了两次。请合并时段，或另选日期。',
    en: 'A building stands twice on one day. Put its times together, or choose another day.',
  },
  'handover.slotsWrong': {
    zh: '时段有重叠，或结束早于开始。请更正时段。',
    en: 'Times overlap, or one ends before it begins. Correct the times.',
  },
  'handover.moneyFirst': {
    zh: '“{station}”排在验房之前：不得把缴费作为验房的前提。请移到验房之后，或由经理在设置中允许。',
    en: '"{station}" stands before the inspection: payment is no precondition of it. Move it behind, unless the profile allows it.',
  },
  'handover.stationTwice': {
    zh: '两个窗口的编号相同。请删除其中一个后重新添加。',
    en: 'Two stations have the same id. Remove one of them and add it again.',
  },
  'handover.taskNotFound': {
    zh: '这项任务不存在，可能已被同事删除。请刷新。',
    en: 'This task does not exist; somebody may have removed it. Open the page again.',
  },
  'handover.taskDone': {
    zh: '任务“{task}”已完成或已有附件。请先重新打开。',
    en: 'The task "{task}" is done or has files. Reopen it first.',
  },
  'handover.taskOpen': {
    zh: '任务“{task}”尚未完成。',
    en: 'The task "{task}" is not done yet.',
  },
  'handover.proofMissing': {
    zh: '任务“{task}”需要附上证明文件后才能完成。',
    en: 'The task "{task}" needs a file that proves it.',
  },
  'handover.noApproval': {
    zh: '任务“{task}”不需要批准，或已批准。',
    en: 'The task "{task}" needs no approval, or has it.',
  },
  'handover.visitNotFound': {
    zh: '交付名单中没有这一户。请刷新后重新选择。',
    en: 'This home is not on the list. Open the page again.',
  },
  'handover.wrongState': {
    zh: '这一户的交付状态已变化，不能这样办理。请看当前状态。',
    en: 'This home has moved on meanwhile, so this cannot be done now. Look at how it stands.',
  },
  'handover.unitListed': {
    zh: '{number} 已在另一份交付名单中。',
    en: '{number} is on the list of a handover already.',
  },
  'handover.handedOver': {
    zh: '{number} 已于 {on} 交付，经办：{by}。',
    en: '{number} was handed over on {on}, by {by}.',
  },
  'handover.noAddress': {
    zh: '还没有这位业主的通讯地址。请填写核对后的地址。',
    en: 'There is no address of this owner yet. Write down what they said.',
  },
  'handover.notPosted': {
    zh: '通知书在这一天之前没有寄出。请先登记寄出。',
    en: 'The notice had not gone out by that day. Note the posting first.',
  },
  'handover.dayAhead': {
    zh: '日期在今天之后。请登记实际发生的日期。',
    en: 'This day is still to come. Note the day it happened on.',
  },
  'handover.dayPast': {
    zh: '预约日期已过。请选择今天或以后的日期。',
    en: 'This day is over. Choose today or later.',
  },
  'handover.dayNotOffered': {
    zh: '{day} 没有为这栋楼安排交付。请选择批次中的日期和时段。',
    en: 'Nothing is planned for this building on {day}. Choose a day and time of the handover.',
  },
  'handover.slotFull': {
    zh: '{slot} 已约满 {capacity} 户。请选择其他时段。',
    en: '{slot} is full with {capacity} families. Choose another time.',
  },
  'handover.insideAlready': {
    zh: '这一户已经取号：{ticket}。',
    en: 'This family has its number already: {ticket}.',
  },
  'handover.nobodyCame': {
    zh: '请选择或填写到场人。',
    en: 'Say who came.',
  },
  'handover.stopLeft': {
    zh: '这一户已不在这个窗口。请看大屏上的当前位置。',
    en: 'This family is not at this station any more. Look at the board.',
  },
  'handover.calledAlready': {
    zh: '已由 {counter} 号窗口叫号或办理。',
    en: 'Counter {counter} has called or serves this family already.',
  },
  'handover.stationUnknown': {
    zh: '这个批次没有这个窗口。请刷新后重新选择。',
    en: 'This handover has no such station. Open the page again.',
  },
  'handover.notPresent': {
    zh: '这一户还没有签到，或已经作出决定。请先签到。',
    en: 'This family has not checked in, or has decided. Check it in first.',
  },
  'handover.reasonUnknown': {
    zh: '拒收原因不在设置的清单中。请重新选择。',
    en: 'A reason is not on the list of the settings. Choose again.',
  },
  'handover.notDecided': {
    zh: '这一户最近没有可撤销的决定。',
    en: 'There is no decision of this home to take back.',
  },
  'handover.noSignature': {
    zh: '没有这份手写签名。请先签名再登记签名人。',
    en: 'There is no such signature. Have it drawn first, then note who signed.',
  },
  'handover.notAccepted': {
    zh: '业主收楼之后才能移交钥匙和物品。',
    en: 'Keys and items are handed over once the owner accepted the home.',
  },
  'handover.noSales': {
    zh: '设置中没有销售类的收件单位。请经理在联系单设置中添加。',
    en: 'The settings name no recipient of the kind sales. A manager adds it with the contact sheets.',
  },
  'handover.reminderOrder': {
    zh: '催办须依次进行：电话、函件、正式通知、法律途径。请先登记前一步。',
    en: 'Reminders go in order: call, letter, formal notice, legal. Note the step before first.',
  },
  'handover.reminderProof': {
    zh: '函件、正式通知和法律途径需要证明：请附上文件，或选择已发出的文件。',
    en: 'A letter, a formal notice and a legal step need proof: attach a file or choose the letter that went out.',
  },
} as const
