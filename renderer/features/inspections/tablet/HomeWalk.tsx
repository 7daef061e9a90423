import { Button, Radio, Select } from 'antd'
import { useState } from 'react'
import { purposeWords, sideWords } from '../../../../main/contract/inspection-words.ts'
import {
  InspectionPurpose,
  inspectionPurposes,
  InspectionSide,
} from '../../../../main/contract/inspections.ts'
import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'
import { newId } from '../../../app/api.ts'
import { comma, useTexts } from '../../../app/i18n.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import type { Device } from '../../../offline/device.ts'
import { useWord } from '../../cases/words.ts'
import { Notes } from '../../tablet/Notes.tsx'
import type { Carried, CarriedHome } from './carried.ts'
import { drawingOf, roomsOf } from './rooms.ts'
import { beginning } from './say.ts'
import type { Sheet } from './sheet.ts'
import type { Sheets } from './sheets.ts'
import { texts } from './texts.ts'
import { Walk } from './Walk.tsx'

interface HomeWalkProps {
  readonly device: Device
  readonly sheets: Sheets
  /** Walks through this home on this device, in the order they were begun. */
  readonly mine: readonly Sheet[]
  readonly carried: Carried
  readonly home: CarriedHome
  readonly failure: unknown
}

/** One home: begun with what it is for, then walked through room by room. */
export function HomeWalk({ device, sheets, mine, carried, home, failure }: HomeWalkProps) {
  const [again, setAgain] = useState(false)
  const sheet = mine.at(-1)
  const rooms = roomsOf(carried, home)
  if (sheet && !again)
    return (
      <Walk
        key={sheet.inspectionId}
        device={device}
        sheets={sheets}
        sheet={sheet}
        rooms={rooms}
        home={home}
        drawing={drawingOf(carried, home)}
        reasons={carried.reasons}
        failure={failure}
        onAgain={() => setAgain(true)}
      />
    )
  return (
    <Begin
      device={device}
      sheets={sheets}
      home={home}
      rooms={rooms}
      count={mine.length}
      onBegun={() => setAgain(false)}
    />
  )
}

interface BeginProps {
  readonly device: Device
  readonly sheets: Sheets
  readonly home: CarriedHome
  readonly rooms: readonly RoomToInspect[]
  readonly count: number
  onBegun(): void
}

function Begin({ device, sheets, home, rooms, count, onBegun }: BeginProps) {
  const t = useTexts(texts)
  const word = useWord()
  const [purpose, setPurpose] = useState<InspectionPurpose>('formal')
  const [side, setSide] = useState<InspectionSide>('staff')
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const begin = () => {
    const sheet: Sheet = {
      shape: 1,
      inspectionId: newId(),
      unitId: home.unitId,
      unit: home.number,
      purpose,
      side,
      rooms: rooms.map(({ id, kind, name }) => ({ id, kind, name })),
      begunAt: Date.now(),
      results: {},
      unsaid: [],
      measures: {},
      unsaidMeasures: [],
      defects: [],
      signatures: [],
      done: null,
    }
    setBusy(true)
    sheets
      .begin(sheet, beginning(sheet, count === 0 ? home.plannedId : null, t))
      .then(onBegun, setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <main className="tablet-main tablet-visit">
      <Notes device={device} room={false} />
      <h2>
        {home.buildingName} {home.number}
      </h2>
      <section>
        <h3>{t('people')}</h3>
        <p>{[...new Set(home.people.map(({ name }) => name ?? '—'))].join(comma()) || t('nobody')}</p>
      </section>
      <Field label={t('purpose')}>
        {control => (
          <Select
            {...control}
            size="large"
            value={purpose}
            onChange={chosen => setPurpose(InspectionPurpose.parse(chosen))}
            options={inspectionPurposes.map(value => ({ value, label: word(purposeWords[value]) }))}
          />
        )}
      </Field>
      <Radio.Group
        aria-label={t('side')}
        size="large"
        optionType="button"
        value={side}
        onChange={({ target }) => setSide(InspectionSide.parse(target.value))}
        options={InspectionSide.options.map(value => ({ value, label: word(sideWords[value]) }))}
      />
      <ErrorNote error={failure} />
      <Button type="primary" size="large" block loading={busy} onClick={begin}>
        {t(count === 0 ? 'begin' : 'again')}
      </Button>
    </main>
  )
}
