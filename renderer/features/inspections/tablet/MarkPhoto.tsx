import { Button, Input, Segmented } from 'antd'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Mark } from '../../../../main/contract/inspections.ts'
import { useTexts } from '../../../app/i18n.ts'
import type { OfflineStore } from '../../../offline/store.ts'
import { useKeptPicture } from '../../tablet/useOffline.ts'
import { MarkShapes } from '../MarkShapes.tsx'
import type { Photo } from './sheet.ts'
import { texts } from './texts.ts'

const tools = ['circle', 'arrow', 'line', 'text'] as const
const colours = ['red', 'yellow', 'blue', 'white'] as const
/** A line has as many points as the desk takes; more are thinned out. */
const mostPoints = 400

interface MarkPhotoProps {
  readonly store: OfflineStore
  readonly photo: Photo
  onDone(marks: readonly Mark[]): void
}

/** Draws over a photo with a finger; the photo itself stays as it was taken. */
export function MarkPhoto({ store, photo, onDone }: MarkPhotoProps) {
  const t = useTexts(texts)
  const dialog = useRef<HTMLDialogElement>(null)
  const address = useKeptPicture(store, photo.fileId, photo.size)
  const [shape, setShape] = useState({ width: 4, height: 3 })
  const [marks, setMarks] = useState<readonly Mark[]>(photo.marks)
  const [drawn, setDrawn] = useState<Mark>()
  const [tool, setTool] = useState<(typeof tools)[number]>('circle')
  const [colour, setColour] = useState<Mark['colour']>('red')
  const [text, setText] = useState('')
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect()
    const share = (value: number) => Math.min(1, Math.max(0, value))
    return { x: share((clientX - box.left) / box.width), y: share((clientY - box.top) / box.height) }
  }
  const begin = (event: PointerEvent) => {
    event.preventDefault()
    const place = placeOf(event)
    if (tool === 'text') {
      if (text.trim() !== '')
        setMarks([...marks, { kind: 'text', points: [place], colour, text: text.trim() }])
      return
    }
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrawn({ kind: tool, points: [place], colour, text: '' })
  }
  const go = (event: PointerEvent) => {
    if (!drawn) return
    const place = placeOf(event)
    const [first = place] = drawn.points
    const points = drawn.kind === 'line' ? [...drawn.points, place] : [first, place]
    setDrawn({
      ...drawn,
      points: points.length > mostPoints ? points.filter((_, at) => at % 2 === 0) : points,
    })
  }
  const end = () => {
    if (drawn) setMarks([...marks, drawn])
    setDrawn(undefined)
  }
  const shown = drawn ? [...marks, drawn] : marks
  const inTheMiddle: Mark = { kind: 'circle', points: [{ x: 0.5, y: 0.5 }], colour, text: '' }
  return (
    <dialog
      ref={dialog}
      className="tablet walk-mark"
      aria-label={t('markStage')}
      onCancel={event => {
        event.preventDefault()
        onDone(marks)
      }}
    >
      <div className="walk-mark-tools">
        <Segmented
          aria-label={t('tools')}
          size="large"
          value={tool}
          onChange={setTool}
          options={tools.map(value => ({ value, label: t(`tool.${value}`) }))}
        />
        <Segmented
          aria-label={t('colours')}
          size="large"
          value={colour}
          onChange={setColour}
          options={colours.map(value => ({ value, label: t(`colour.${value}`) }))}
        />
        {tool === 'text' ? (
          <Input
            size="large"
            value={text}
            maxLength={200}
            aria-label={t('markText')}
            placeholder={t('markText')}
            onChange={event => setText(event.target.value)}
          />
        ) : null}
      </div>
      <div className="walk-mark-stage">
        {address === undefined ? null : (
          <button
            type="button"
            className="walk-mark-photo"
            aria-label={t('markStage')}
            title={t('markPlain')}
            onKeyDown={event => {
              if (event.key === 'Enter') setMarks([...marks, inTheMiddle])
            }}
            onPointerDown={begin}
            onPointerMove={go}
            onPointerUp={end}
            onPointerCancel={() => setDrawn(undefined)}
          >
            <img
              src={address}
              alt=""
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                setShape({ width, height })
              }
            />
            <svg viewBox={`0 0 ${shape.width} ${shape.height}`} aria-hidden="true">
              <MarkShapes marks={shown} shape={shape} />
            </svg>
          </button>
        )}
      </div>
      <div className="walk-foot">
        <Button size="large" disabled={marks.length === 0} onClick={() => setMarks(marks.slice(0, -1))}>
          {t('back1')}
        </Button>
        <Button size="large" type="primary" onClick={() => onDone(marks)}>
          {t('markDone')}
        </Button>
      </div>
    </dialog>
  )
}
