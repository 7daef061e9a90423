import type { Chart, ChartShape } from '../../../main/contract/chart-shapes.ts'

interface ChartPictureProps {
  readonly chart: Chart
  readonly title: string
  /** False where the heading above says the same. */
  readonly captioned: boolean
}

/** A chart as it is drawn on paper too; its table stands beside it for whoever cannot see it. */
export const ChartPicture = ({ chart, title, captioned }: ChartPictureProps) => (
  <figure className="leak-report-chart">
    {captioned ? <figcaption>{title}</figcaption> : null}
    <svg viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={title}>
      {chart.shapes.map(shape => (
        <Shape key={JSON.stringify(shape)} shape={shape} />
      ))}
    </svg>
  </figure>
)

const anchors = { left: 'start', center: 'middle', right: 'end' } as const

function Shape({ shape }: { readonly shape: ChartShape }) {
  const name = `chart-${shape.ink}`
  if (shape.kind === 'box') {
    const { x, y, width, height } = shape
    return <rect x={x} y={y} width={width} height={height} className={name} stroke="none" />
  }
  if (shape.kind === 'line')
    return (
      <polyline
        points={shape.points.map(point => point.join(',')).join(' ')}
        strokeWidth={shape.width}
        className={`${name} chart-line`}
        style={{ fill: 'none' }}
      />
    )
  return (
    <text
      x={shape.x}
      y={shape.y}
      dominantBaseline="central"
      fontSize={shape.size}
      textAnchor={anchors[shape.align]}
    >
      {shape.text}
    </text>
  )
}
