import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

const hour = 3_600_000

/** How much rain was recorded while a repair was watched: without rain nothing was proved. */
export function RainBetween({ from, to }: { readonly from: number; readonly to: number }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.rain.between.queryOptions({ from, to }))
  if (!found.data) return null
  const wet = found.data.filter(({ millimetres }) => millimetres > 0)
  if (wet.length === 0) return <p className="leak-late">{t('rainNone')}</p>
  const mm = wet.reduce((sum, { millimetres }) => sum + millimetres, 0)
  const rate = Math.max(...wet.map(one => (one.millimetres * hour) / (one.to - one.from)))
  return <p className="desk-soft">{t('rainFell', { mm: mm.toFixed(1), rate: rate.toFixed(1) })}</p>
}
