import { create } from 'qrcode'

interface QrCodeProps {
  readonly text: string
  readonly label: string
  readonly className?: string
  /** White around it, in squares: four are what readers on phones ask for. */
  readonly margin?: number
}

/** A QR code drawn as one path: sharp at any size, black on white whatever the look of the screen. */
export function QrCode({ text, label, className, margin = 4 }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const squares: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`)
  }
  const whole = size + 2 * margin
  return (
    <svg
      className={className}
      viewBox={`${-margin} ${-margin} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-margin} y={-margin} width={whole} height={whole} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}
