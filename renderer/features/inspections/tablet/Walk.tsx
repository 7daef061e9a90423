import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ProfileHandover } from '../../../../main/contract/profile-handover.ts'
import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'
import { useTexts } from '../../../app/i18n.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import type { Device } from '../../../offline/device.ts'
import type { CarriedHome, Drawing } from './carried.ts'
import { Finish } from './Finish.tsx'
import { PlanTab } from './PlanTab.tsx'
import { RoomTab } from './RoomTab.tsx'
import { progressOf, type Sheet, standing } from './sheet.ts'
import type { Sheets } from './sheets.ts'
import { texts } from './texts.ts'

export interface WalkProps {
  readonly device: Device
  readonly sheets: Sheets
  readonly sheet: Sheet
  readonly rooms: readonly RoomToInspect[]
  readonly home: CarriedHome
  readonly drawing: Drawing | undefined
  readonly reasons: ProfileHandover['reasons']
  readonly failure: unknown
  onAgain(): void
}

/** Rooms as tabs at the thumb, the plan and the end beside them. Leaving a room says what was seen in it. */
export function Walk(props: WalkProps) {
  const { sheets, sheet, rooms, home, failure } = props
  const t = useTexts(texts)
  const [tab, setTab] = useState(sheet.done ? 'finish' : (rooms[0]?.id ?? 'finish'))
  const [unsaid, setUnsaid] = useState<unknown>(null)
  const { inspectionId } = sheet
  const say = useRef<() => void>(() => undefined)
  useEffect(() => {
    say.current = () => {
      sheets.say(inspectionId, t).then(() => setUnsaid(null), setUnsaid)
    }
  })
  // What the last page could not say is said now; leaving the home says what is left.
  useEffect(() => {
    say.current()
    return () => {
      say.current()
    }
  }, [])
  const go = (next: string) => {
    if (next !== tab) say.current()
    setTab(next)
  }
  const room = rooms.find(({ id }) => id === tab)
  return (
    <>
      <main className="tablet-main walk">
        <h2 className="walk-head">
          {home.buildingName} {home.number}
        </h2>
        <ErrorNote error={failure ?? unsaid} />
        {room ? <RoomTab key={room.id} {...props} room={room} onSay={() => say.current()} /> : null}
        {tab === 'plan' ? <PlanTab {...props} onSay={() => say.current()} /> : null}
        {tab === 'finish' ? <Finish {...props} onGo={go} /> : null}
      </main>
      <nav className="walk-rooms" aria-label={t('rooms')}>
        <div className="walk-rooms-own">
          {rooms.map(one => (
            <Tab key={one.id} name={one.name} chosen={tab === one.id} onChoose={() => go(one.id)}>
              <RoomMark sheet={sheet} room={one} />
            </Tab>
          ))}
        </div>
        <Tab name={t('plan')} chosen={tab === 'plan'} onChoose={() => go('plan')} />
        <Tab name={t('finish')} chosen={tab === 'finish'} onChoose={() => go('finish')} />
      </nav>
    </>
  )
}

interface TabProps {
  readonly name: string
  readonly chosen: boolean
  readonly children?: ReactNode
  onChoose(): void
}

function Tab({ name, chosen, children, onChoose }: TabProps) {
  return (
    <button
      type="button"
      className={chosen ? 'walk-room walk-room-chosen' : 'walk-room'}
      aria-current={chosen}
      onClick={onChoose}
    >
      {name}
      {children}
    </button>
  )
}

/** How far a room is: found defects, or how much was looked at. */
function RoomMark({ sheet, room }: { readonly sheet: Sheet; readonly room: RoomToInspect }) {
  const { seen, of } = progressOf(sheet, [room])
  const found = standing(sheet).filter(({ roomId }) => roomId === room.id).length
  return (
    <span className="walk-room-mark desk-figures">
      {found > 0 ? `▲${found} ` : ''}
      {seen === of ? '✓' : `${seen}/${of}`}
    </span>
  )
}
