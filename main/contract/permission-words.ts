import type { Language } from './errors.ts'
import type { Permission } from './permissions.ts'
import type { Words } from './words.ts'

/** What each permission lets people do, to stand behind “您的岗位不能” and "Your role may not". */
const permissionWords: Readonly<Record<Permission, Words>> = {
  'case.read': { zh: '查看案件', en: 'look at cases' },
  'case.take': { zh: '受理案件', en: 'take cases' },
  'case.work': { zh: '处理案件', en: 'work on cases' },
  'case.close': { zh: '关闭案件', en: 'close cases' },
  'case.void': { zh: '作废案件', en: 'void cases' },
  'callback.record': { zh: '登记回访', en: 'record callbacks' },
  'callback.campaign': { zh: '发起专项回访', en: 'start callback campaigns' },
  'deadline.extend': { zh: '延长时限', en: 'extend deadlines' },
  'warning.answer': { zh: '应答群诉预警', en: 'answer for collective warnings' },
  'warning.work': { zh: '处理群诉预警', en: 'work on collective warnings' },
  'sheet.work': { zh: '处理工作联系单', en: 'work on contact sheets' },
  'sheet.recipients': { zh: '更改联系单的收件单位', en: 'change recipients of contact sheets' },
  'answer.write': { zh: '起草统一说辞', en: 'write standard answers' },
  'answer.approve': { zh: '批准统一说辞', en: 'approve standard answers' },
  'watch.edit': { zh: '更改网络巡查名单', en: 'change the web watch list' },
  'watch.round': { zh: '记录网络巡查', en: 'record rounds of the web watch list' },
  'visit.work': { zh: '安排和记录上门走访', en: 'plan and record home visits' },
  'leak.work': { zh: '处理漏雨应急', en: 'work on leak emergencies' },
  'leak.costs': { zh: '登记漏水费用和商定的赔付', en: 'record costs of leaks and what was agreed' },
  'emergency.lead': { zh: '启动和结束应急', en: 'start and end emergencies' },
  'team.edit': { zh: '更改抢修队伍', en: 'change repair teams' },
  'season.edit': { zh: '更改汛期预案', en: 'change the season plan' },
  'contractor.edit': { zh: '更改施工单位和工程合同', en: 'change contractors and contracts of works' },
  'register.work': { zh: '登记物品借用与来往文件', en: 'work on lending and letters and filing' },
  'register.edit': { zh: '更改登记簿的设置', en: 'change boards and contracts and other registers' },
  'letter.approve': { zh: '批准发文', en: 'approve documents that go out' },
  'contract.read': { zh: '查看销售合同', en: 'look at contracts' },
  'contract.edit': { zh: '登记和更改销售合同', en: 'record and change contracts' },
  'contract.sums': { zh: '查看合同金额', en: 'see sums of contracts' },
  'document.read': { zh: '查看房屋资料', en: 'look at documents of homes' },
  'document.work': { zh: '归档房屋资料', en: 'file documents of homes' },
  'estate.read': { zh: '查看楼栋和房屋', en: 'look at buildings and units' },
  'estate.edit': { zh: '更改楼栋和房屋', en: 'change buildings and units' },
  'person.read': { zh: '查看业主等人员', en: 'look at owners and other people' },
  'person.edit': { zh: '更改业主等人员的资料', en: 'change owners and other people' },
  'person.unmask': { zh: '查看完整的电话和证件号码', en: 'see full phones and ID numbers' },
  'person.merge': { zh: '合并人员记录', en: 'merge records of people' },
  'person.erase': { zh: '删除个人信息', en: 'erase personal data' },
  'person.copy': { zh: '导出一个人的全部个人信息', en: 'take a copy of all about a person' },
  'import.run': { zh: '导入表格', en: 'import tables' },
  'export.run': { zh: '导出台账', en: 'export lists' },
  'staff.read': { zh: '查看员工名单', en: 'look at the list of staff' },
  'staff.manage': { zh: '管理员工账户', en: 'manage accounts of staff' },
  'audit.read': { zh: '查看操作记录', en: 'look at the audit trail' },
  'settings.edit': { zh: '更改服务台设置', en: 'change the settings of the desk' },
  'station.manage': { zh: '管理联机服务与设备', en: 'manage the station and its devices' },
  'sync.run': { zh: '与总部交换数据', en: 'exchange data with headquarters' },
  'sync.manage': { zh: '加入总部或邀请驻场点', en: 'join a headquarters or invite sites' },
  'hq.direct': { zh: '向驻场点下达要求和答复', en: 'direct sites and answer them' },
  'directive.answer': { zh: '答复总部的要求', en: 'answer headquarters' },
  'backup.run': { zh: '备份数据', en: 'make backups' },
  'self.manage': { zh: '更改自己的账户', en: 'change your own account' },
  'device.pairCamera': { zh: '把自己的手机配对为相机', en: 'pair a phone as a camera' },
  device: { zh: '进行只由配对设备自己做的操作', en: 'do what only a paired device does by itself' },
  public: { zh: '使用服务台', en: 'use the desk' },
  system: { zh: '进行只由程序自己做的操作', en: 'do what only the program does itself' },
}

/** The words for a permission; its name for one of a newer program. */
export function permissionWord(permission: string, language: Language): string {
  const words: Readonly<Record<string, Words>> = permissionWords
  return words[permission]?.[language] ?? permission
}
