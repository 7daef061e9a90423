/** Words about sheets that cases demand. */
export const demandTexts = {
  zh: {
    title: '须发的联系单',
    paletteHint: '按规定必须发出、还没有发出的联系单',
    hint: '一、二级质量投诉、针对部门的投诉等，按规定须立即书面告知。发出后自动从这里消失。',
    empty: '没有欠发的联系单。',
    to: '主送',
    case: '案件',
    why: '为什么',
    since: '何时起',
    responsible: '负责人',
    nobody: '没有人负责',
    write: '现在写',
  },
  en: {
    title: 'Sheets to be sent',
    paletteHint: 'Contact sheets that the rules demand and that have not gone out',
    hint: 'Grave complaints about quality and complaints about a department are told in writing at once. A line goes by itself when its sheet is issued.',
    empty: 'No sheet is missing.',
    to: 'To',
    case: 'Case',
    why: 'Why',
    since: 'Since',
    responsible: 'Responsible',
    nobody: 'nobody',
    write: 'Write it now',
  },
} as const
