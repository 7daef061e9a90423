import { rainChart } from '../../../main/contract/rain-chart.ts'
import { formatClock, formatDay, formatMoment, startOfDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import './rain-chart.css'
import { texts } from './texts.ts'

interface RainChartProps {
  readonly readings: readonly { readonly from: number; readonly to: number; readonly millimetres: number }[]
  /** UTC milliseconds. */
  readonly from: number
  readonly to: number
}

const width = 640
const height = 150
const left = 36
const right = 52
const above = 26
const below = 22

/** Rain over time: bars in millimetres an hour, the sum as a line, times nobody measured hatched. */
export function RainChart({ readings, from, to }: RainChartProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const midnight = startOfDay(formatDay(from))
  const chart = rainChart({ readings, from, to, midnight, width, height })
  const total = t('total', { millimetres: chart.total })
  return (
    <figure className="rain-chart">
      <svg
        viewBox={`${-left} ${-above} ${width + left + right} ${height + above + below}`}
        role="img"
        aria-label={t('label', {
          from: formatMoment(from, language),
          to: formatMoment(to, language),
          millimetres: chart.total,
        })}
      >
        <defs>
          <pattern id="rain-unread" width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6 L6 0" className="rain-unread" />
          </pattern>
        </defs>
        {chart.gaps.map(gap => (
          <rect key={gap.x} x={gap.x} y={0} width={gap.width} height={height} fill="url(#rain-unread)">
            <title>{t('unread')}</title>
          </rect>
        ))}
        {[0.5, 1].map(part => (
          <g key={part}>
            <line x1={0} x2={width} y1={height * (1 - part)} y2={height * (1 - part)} className="rain-grid" />
            <text x={-6} y={height * (1 - part) + 4} textAnchor="end">
              {chart.top * part}
            </text>
          </g>
        ))}
        {chart.bars.map(bar => (
          <rect
            key={bar.from}
            x={bar.x + 0.5}
            y={bar.y}
            width={Math.max(1, bar.width - 1)}
            height={bar.height}
            className="rain-bar"
          >
            <title>
              {t('bar', {
                from: formatClock(bar.from),
                to: formatClock(bar.to),
                millimetres: Math.round(bar.millimetres * 100) / 100,
              })}
            </title>
          </rect>
        ))}
        <polyline points={chart.line.map(({ x, y }) => `${x},${y}`).join(' ')} className="rain-line" />
        {chart.total > 0 ? (
          <text x={width + 6} y={4} className="rain-total">
            {chart.total}
          </text>
        ) : null}
        <line x1={0} x2={width} y1={height} y2={height} className="rain-axis" />
        {chart.hours.map(({ at, x }) => (
          <g key={at}>
            <line x1={x} x2={x} y1={height} y2={height + 4} className="rain-axis" />
            <text x={x} y={height + 17} textAnchor="middle">
              {formatClock(at) === '00:00' ? formatDay(at).slice(5) : formatClock(at)}
            </text>
          </g>
        ))}
        <text x={-left} y={-14}>
          {t('perHour')}
        </text>
        <text x={width + right} y={-14} textAnchor="end">
          {t('sum')}
        </text>
      </svg>
      <figcaption>
        {total}
        {chart.gaps.length > 0 ? ` · ${t('hatched')}` : ''}
      </figcaption>
    </figure>
  )
}
