import { Button } from 'antd'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../../app/i18n.ts'
import { texts } from './texts.ts'

/** Of the picture that is kept, in pixels. */
const [width, height] = [900, 300]

interface SignaturePadProps {
  readonly label: string
  /** The picture, as PNG; undefined where the frame is empty. */
  onChange(picture: Blob | undefined): void
}

/** A frame to sign in with a finger, dark on white whatever the screen's colours are. */
export function SignaturePad({ label, onChange }: SignaturePadProps) {
  const t = useTexts(texts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawing, setDrawing] = useState(false)
  const clear = () => {
    const drawn = canvas.current?.getContext('2d')
    if (!drawn) return
    drawn.fillStyle = '#ffffff'
    drawn.fillRect(0, 0, width, height)
    drawn.strokeStyle = '#101418'
    drawn.lineWidth = 5
    drawn.lineCap = 'round'
    drawn.lineJoin = 'round'
  }
  useEffect(clear, [])
  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect()
    return [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height] as const
  }
  return (
    <div className="walk-sign">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={label}
        onPointerDown={event => {
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          const drawn = canvas.current?.getContext('2d')
          drawn?.beginPath()
          drawn?.moveTo(...placeOf(event))
          setDrawing(true)
        }}
        onPointerMove={event => {
          if (!drawing) return
          const drawn = canvas.current?.getContext('2d')
          drawn?.lineTo(...placeOf(event))
          drawn?.stroke()
        }}
        onPointerUp={() => {
          setDrawing(false)
          canvas.current?.toBlob(picture => onChange(picture ?? undefined), 'image/png')
        }}
        onPointerCancel={() => setDrawing(false)}
      />
      <Button
        size="large"
        onClick={() => {
          clear()
          onChange(undefined)
        }}
      >
        {t('clear')}
      </Button>
    </div>
  )
}
