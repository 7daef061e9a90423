import type { EmergencyKind } from './emergencies.ts'
import type { PackPart } from './leak-pack.ts'
import type { LeakDue, LeakEntry, LeakSeverity, LeakState, TeamKind } from './leaks.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** What entries of a timeline say of a leak, by kind and value. */
export const leakWords = {
  'kind.storm': words('漏雨', 'Leak in the rain'),
  'kind.burst-pipe': words('爆管', 'Burst pipe'),
  'kind.power': words('停电', 'Power cut'),
  'kind.lift': words('电梯故障', 'Lift out of order'),
  'kind.gas': words('燃气异常', 'Gas trouble'),
  'kind.heating': words('供暖故障', 'No heating'),
  'entry.roof': words('屋面', 'Roof'),
  'entry.outer-wall': words('外墙', 'Outer wall'),
  'entry.window': words('窗户', 'Window'),
  'entry.wet-room-above': words('楼上厨卫', 'Wet room above'),
  'entry.pipe': words('管道', 'Pipe'),
  'entry.basement': words('地下室', 'Basement'),
  'entry.balcony': words('阳台', 'Balcony'),
  'entry.unknown': words('位置不明', 'Not known where'),
  'severity.danger': words('危险', 'Danger'),
  'severity.spreading': words('蔓延', 'Spreading'),
  'severity.seepage': words('渗水', 'Seepage'),
  'severity.damp': words('潮湿', 'Damp patch'),
  'extent.danger': words('有人有危险', 'People in danger'),
  'extent.spreading': words('多户受影响', 'Many homes'),
  'extent.seepage': words('单户受影响', 'One home'),
  'extent.damp': words('不急', 'Not urgent'),
  'danger.electricity': words('电气有险', 'Electricity in danger'),
  'danger.ceiling': words('吊顶有险', 'Ceiling in danger'),
  'danger.trapped': words('有人被困', 'Somebody trapped'),
  vulnerable: words('家有老幼病弱', 'Vulnerable people at home'),
  'mention.press': words('提到媒体', 'Spoke of the press'),
  'mention.neighbours': words('提到邻居', 'Spoke of neighbours'),
  'about.home': words('一户', 'One home'),
  'about.unknown': words('房号待查', 'Home not known yet'),
  'about.building': words('整栋', 'Whole building'),
  'about.common': words('公共部位', 'Common parts'),
  'step.acknowledged': words('已接单', 'Acknowledged'),
  'step.underway': words('在路上', 'On the way'),
  'step.onsite': words('已到场', 'On site'),
  'step.stopped': words('已止水', 'Water stopped'),
  'step.noEntry': words('未能入户', 'Could not get in'),
  'step.repaired': words('已修好', 'Repaired'),
  'step.needs': words('需要支援', 'Needs help'),
  'step.note': words('说明', 'Note'),
  'step.takeBack': words('上一步点错了，撤回', 'Pressed by mistake, taken back'),
  'need.people': words('要人手', 'More people'),
  'need.pump': words('要水泵', 'A pump'),
  'need.material': words('要材料', 'Material'),
  'need.electrician': words('要电工', 'An electrician'),
  'need.key': words('要钥匙或住户来开门', 'A key, or somebody to open'),
  'need.other': words('其他', 'Something else'),
  'fate.notYours': words('已改派或撤回，只作记录', 'No longer theirs: kept as a note'),
  'fate.over': words('已结束，只作记录', 'Over already: kept as a note'),
  'fate.already': words('进度已更新过，只作记录', 'Known already: kept as a note'),
  'fate.before': words('在再次派单之前，只作记录', 'From before they were sent again: kept as a note'),
  'reason.nobody-home': words('家中无人', 'Nobody at home'),
  'reason.refused': words('拒绝入户', 'Refused'),
  'reason.other': words('其他原因', 'Another reason'),
  'test.ponding': words('闭水试验', 'Water test'),
  'test.pressure': words('打压试验', 'Pressure test'),
  'test.rain': words('雨后查看', 'Looked at in the rain'),
  holds: words('不渗漏', 'It holds'),
  fails: words('仍渗漏', 'It does not hold'),
} as const satisfies Readonly<Record<string, Words>>
export type LeakWord = keyof typeof leakWords

/** How bad a report is: by the water where there is any, else by how many it concerns. */
export const severityWord = (kind: EmergencyKind, severity: LeakSeverity): Words =>
  leakWords[`${severityGroup(kind)}.${severity}`]

/** Which words a kind says its severities in. */
export const severityGroup = (kind: EmergencyKind): 'severity' | 'extent' =>
  kind === 'storm' || kind === 'burst-pipe' ? 'severity' : 'extent'

export const leakStateWords: Readonly<Record<LeakState, Words>> = {
  reported: words('待派', 'To be sent'),
  dispatched: words('已派', 'Sent'),
  acknowledged: words('已接单', 'Acknowledged'),
  underway: words('在路上', 'On the way'),
  onsite: words('已到场', 'On site'),
  noEntry: words('未能入户', 'No entry'),
  stopped: words('已止水', 'Water stopped'),
  planned: words('待维修', 'Repair planned'),
  repaired: words('已维修', 'Repaired'),
  proven: words('检验通过', 'Proven'),
  accepted: words('已验收', 'Accepted'),
}

/** What a team takes along, by where the water comes in. */
export const bringWords: Readonly<Record<LeakEntry, Words>> = {
  roof: words('防水布、沙袋、登高绳', 'tarpaulin, sandbags, rope'),
  'outer-wall': words('密封胶、防水布', 'sealant, tarpaulin'),
  window: words('密封胶、接水桶', 'sealant, buckets'),
  'wet-room-above': words('堵漏剂、接水桶，联系楼上住户', 'plugging compound, buckets; reach the home above'),
  pipe: words('管卡、堵漏剂、阀门扳手', 'pipe clamps, plugging compound, valve key'),
  basement: words('水泵、排水管、沙袋', 'pump, hose, sandbags'),
  balcony: words('疏通工具、防水布', 'drain tools, tarpaulin'),
  unknown: words('手电、接水桶、堵漏剂', 'torch, buckets, plugging compound'),
}

/** What goes into a storm pack. */
export const packPartWords: Readonly<Record<PackPart, Words>> = {
  open: words('正在处理的漏水（含电话）', 'Open leaks, with phones'),
  contacts: words(
    '通讯录：值守、外协、物业、水电气、消防',
    'Contacts: own people, contractors, property, power, gas, fire',
  ),
  roster: words('未来七天值班表', 'Who is on duty the next seven days'),
  watch: words('重点清单与原因', 'Watch list with reasons'),
  homes: words('各楼住户与电话', 'Homes with people and phones, by building'),
  forms: words('空白登记表（预留编号）', 'Blank forms with reserved numbers'),
}

/** What has to happen next. */
export const leakDueWords: Readonly<Record<LeakDue['what'], Words>> = {
  dispatch: words('派队', 'Send a team'),
  acknowledge: words('等接单', 'Team answers'),
  arrive: words('到场', 'Be on site'),
  stop: words('止水', 'Stop the water'),
  contact: words('联系住户', 'Call the household'),
  enter: words('再次上门', 'Try again'),
  repair: words('维修', 'Repair'),
  test: words('检验', 'Test'),
  accept: words('验收', 'Accept'),
}

export const teamKindWords: Readonly<Record<TeamKind, Words>> = {
  property: words('物业', 'Property company'),
  contractor: words('施工单位', 'Contractor'),
  own: words('自有', 'Our own'),
}
