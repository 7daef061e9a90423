import { Button } from 'antd'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { commonTexts } from './common-texts.ts'

const width = 960
const height = 320

interface SignaturePadProps {
  readonly label: string
  /** What was drawn as a PNG; null while nothing is. */
  onChange(drawn: File | null): void
}

/** Signing with finger, pen or mouse. Whoever cannot draw signs on paper instead. */
export function SignaturePad({ label, onChange }: SignaturePadProps) {
  const t = useTexts(commonTexts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pen = useRef(false)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => clear(canvas.current), [])
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) * width) / Math.max(1, box.width),
      y: ((event.clientY - box.top) * height) / Math.max(1, box.height),
    }
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const paper = canvas.current?.getContext('2d')
    if (!paper) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pen.current = true
    const { x, y } = at(event)
    paper.lineWidth = 4
    paper.lineCap = 'round'
    paper.strokeStyle = '#111'
    paper.beginPath()
    paper.moveTo(x, y)
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const paper = canvas.current?.getContext('2d')
    if (!pen.current || !paper) return
    const { x, y } = at(event)
    paper.lineTo(x, y)
    paper.stroke()
    setDrawn(true)
  }
  const end = () => {
    if (!pen.current) return
    pen.current = false
    canvas.current?.toBlob(blob => {
      if (blob) onChange(new File([blob], 'signature.png', { type: 'image/png' }))
    }, 'image/png')
  }
  const again = () => {
    clear(canvas.current)
    setDrawn(false)
    onChange(null)
  }
  return (
    <div className="reg-sign">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={`${label}: ${t('signHere')}`}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className="reg-actions">
        <span className="desk-soft">{t('signHere')}</span>
        {drawn ? (
          <Button size="small" onClick={again}>
            {t('clear')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** White below the ink, so that it shows on any background. */
function clear(canvas: HTMLCanvasElement | null): void {
  const paper = canvas?.getContext('2d')
  if (!paper) return
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, width, height)
}
