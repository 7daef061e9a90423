export const texts = {
  zh: {
    label: '雨量图：{from} 至 {to}，共 {millimetres} 毫米',
    total: '共 {millimetres} 毫米',
    bar: '{from}–{to}：{millimetres} 毫米',
    perHour: '毫米/小时',
    sum: '累计',
    unread: '这段时间没有雨量记录',
    hatched: '斜线处没有雨量记录',
  },
  en: {
    label: 'Rain from {from} to {to}, {millimetres} mm in all',
    total: '{millimetres} mm in all',
    bar: '{from}–{to}: {millimetres} mm',
    perHour: 'mm/h',
    sum: 'Sum',
    unread: 'Nobody measured then',
    hatched: 'hatched: nobody measured',
  },
} as const
