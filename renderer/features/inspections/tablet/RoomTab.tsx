import { Button } from 'antd'
import { useState } from 'react'
import { severityWords } from '../../../../main/contract/inspection-words.ts'
import type { ChecklistItem } from '../../../../main/contract/profile-inspection.ts'
import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'
import { newId } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useWord } from '../../cases/words.ts'
import { DefectPanel } from './DefectPanel.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { type Defect, keyOf, type Sheet, standing, withDefect, withRestInOrder } from './sheet.ts'
import { texts } from './texts.ts'
import { useDefectName } from './useDefectName.ts'
import type { WalkProps } from './Walk.tsx'

type Open = { readonly item: ChecklistItem } | { readonly defectId: string } | undefined

interface RoomTabProps extends WalkProps {
  readonly room: RoomToInspect
  /** Says what was seen. */
  onSay(): void
}

/** One room: items as tiles, and what was found in it. */
export function RoomTab(props: RoomTabProps) {
  const { sheets, sheet, room, rooms } = props
  const t = useTexts(texts)
  const [open, setOpen] = useState<Open>()
  const over = sheet.done !== null
  const found = standing(sheet).filter(({ roomId }) => roomId === room.id)
  const opened = open && 'defectId' in open ? found.find(one => one.defectId === open.defectId) : undefined
  const close = () => {
    setOpen(undefined)
    props.onSay()
  }
  const add = (item?: ChecklistItem, finding?: ChecklistItem['findings'][number]) => {
    const defectId = newId()
    sheets.change(sheet.inspectionId, now =>
      withDefect(now, { defectId, room, ...(item ? { item } : {}), ...(finding ? { finding } : {}) }),
    )
    setOpen({ defectId })
  }
  return (
    <section aria-label={room.name}>
      <div className="walk-title">
        <h3>{room.name}</h3>
        <Button
          size="large"
          disabled={over}
          onClick={() => sheets.change(sheet.inspectionId, now => withRestInOrder(now, room))}
        >
          {t('restOk')}
        </Button>
      </div>
      <ul className="walk-items" aria-label={t('items')}>
        {room.items.map(item => (
          <li key={item.id}>
            <Tile sheet={sheet} room={room} item={item} found={found} onOpen={() => setOpen({ item })} />
          </li>
        ))}
      </ul>
      <h3>{t('found')}</h3>
      {found.length === 0 ? <p className="desk-soft">{t('foundNothing')}</p> : null}
      <ul className="tablet-list">
        {found.map(defect => (
          <li key={defect.defectId}>
            <DefectLine defect={defect} rooms={rooms} onOpen={() => setOpen({ defectId: defect.defectId })} />
          </li>
        ))}
      </ul>
      <Button size="large" className="walk-other" disabled={over} onClick={() => add()}>
        {t('otherDefect')}
      </Button>
      {open && 'item' in open ? (
        <ItemPanel
          {...props}
          item={open.item}
          onFinding={finding => add(open.item, finding)}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {opened ? <DefectPanel {...props} defect={opened} onClose={close} /> : null}
    </section>
  )
}

interface TileProps {
  readonly sheet: Sheet
  readonly room: RoomToInspect
  readonly item: ChecklistItem
  readonly found: readonly Defect[]
  onOpen(): void
}

const signs = { ok: '✓', defect: '▲', notApplicable: '—', notSeen: '' } as const

function Tile({ sheet, room, item, found, onOpen }: TileProps) {
  const t = useTexts(texts)
  const word = useWord()
  const result = sheet.results[keyOf(room.id, item.id)] ?? 'notSeen'
  const count = found.filter(({ itemId }) => itemId === item.id).length
  return (
    <button type="button" className={`walk-item walk-item-${result}`} onClick={onOpen}>
      <span>{word(item.name)}</span>
      <span className="walk-item-sign">
        <span aria-hidden="true">{signs[result]}</span>{' '}
        {result === 'defect'
          ? t('defectsOf', { count })
          : t(result === 'ok' ? 'ok' : result === 'notApplicable' ? 'notApplicable' : 'notSeen')}
      </span>
    </button>
  )
}

interface DefectLineProps {
  readonly defect: Defect
  readonly rooms: readonly RoomToInspect[]
  onOpen(): void
}

/** One defect in a list. */
export function DefectLine({ defect, rooms, onOpen }: DefectLineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const name = useDefectName(rooms)
  return (
    <button type="button" className="tablet-card walk-defect" onClick={onOpen}>
      <strong>{name(defect)}</strong>
      <span className="desk-soft">
        {word(severityWords[defect.severity])}
        {defect.photos.length > 0 ? ` · ${t('photosOf', { count: defect.photos.length })}` : ''}
        {defect.pin ? ` · ${t('pinned')}` : ''}
        {defect.text === '' ? '' : ` · ${defect.text}`}
      </span>
    </button>
  )
}
