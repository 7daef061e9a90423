import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'callbacks.list',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.paletteHint, en: texts.en.paletteHint },
    keywords: 'huifang callback dianhua manyidu',
    path: '/callbacks',
    permission: 'case.read',
    more: 'records',
  },
  {
    id: 'callbacks.calls',
    title: { zh: texts.zh.calls, en: texts.en.calls },
    keywords: 'lianxu huifang da dianhua quick calls',
    path: '/callbacks/calls',
    permission: 'callback.record',
  },
  {
    id: 'callbacks.care',
    title: { zh: texts.zh.care, en: texts.en.care },
    hint: { zh: texts.zh.careHint, en: texts.en.careHint },
    keywords: 'bumanyi yezhu guanhuai zoufang dissatisfied care',
    path: '/callbacks/care',
    permission: 'case.read',
    more: 'records',
  },
  {
    id: 'callbacks.summary',
    title: { zh: texts.zh.summary, en: texts.en.summary },
    hint: { zh: texts.zh.summaryHint, en: texts.en.summaryHint },
    keywords: 'huifang ribao huizong daily summary',
    path: '/callbacks/summary',
    permission: 'case.read',
    more: 'records',
  },
  {
    id: 'callbacks.campaigns',
    title: { zh: texts.zh.campaigns, en: texts.en.campaigns },
    hint: { zh: texts.zh.campaignsHint, en: texts.en.campaignsHint },
    keywords: 'zhuanxiang huifang campaign survey',
    path: '/callbacks/campaigns',
    permission: 'case.read',
    more: 'records',
  },
]
