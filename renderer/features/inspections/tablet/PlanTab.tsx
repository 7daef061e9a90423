import { useState } from 'react'
import { defectStateWords } from '../../../../main/contract/inspection-words.ts'
import { useTexts } from '../../../app/i18n.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { useWord } from '../../cases/words.ts'
import { DefectPanel } from './DefectPanel.tsx'
import { PlanPicture, type TabletPin } from './PlanPicture.tsx'
import { DefectLine } from './RoomTab.tsx'
import { standing } from './sheet.ts'
import { texts } from './texts.ts'
import { useDefectName } from './useDefectName.ts'
import type { WalkProps } from './Walk.tsx'

/** The drawing with what was found now and before. */
export function PlanTab(props: WalkProps & { onSay(): void }) {
  const { device, sheet, rooms, home, drawing } = props
  const t = useTexts(texts)
  const word = useWord()
  const name = useDefectName(rooms)
  const [opened, setOpened] = useState<string>()
  const found = standing(sheet)
  const own = new Set(sheet.defects.map(({ defectId }) => defectId))
  const before = home.open.filter(({ id }) => !own.has(id))
  const here = [
    ...found.map(({ defectId: id, pin }) => ({ id, pin, own: true })),
    ...before.map(({ id, pin }) => ({ id, pin, own: false })),
  ]
  const pins = here.flatMap(({ id, pin, own: isOwn }, index): TabletPin[] =>
    pin !== null && pin.planId === drawing?.planId
      ? [{ id, at: pin, label: String(index + 1), own: isOwn }]
      : [],
  )
  const chosen = found.find(({ defectId }) => defectId === opened)
  return (
    <section aria-label={t('plan')}>
      {drawing ? (
        <PlanPicture store={device.store} drawing={drawing} pins={pins} onPin={setOpened} />
      ) : (
        <EmptyState text={t('noPlan')} />
      )}
      <h3>{t('listOf', { count: found.length })}</h3>
      <ol className="tablet-list">
        {found.map(defect => (
          <li key={defect.defectId}>
            <DefectLine defect={defect} rooms={rooms} onOpen={() => setOpened(defect.defectId)} />
          </li>
        ))}
      </ol>
      <h3>{t('before')}</h3>
      {before.length === 0 ? <p className="desk-soft">{t('nothingBefore')}</p> : null}
      <ul className="tablet-facts">
        {before.map(defect => (
          <li key={defect.id}>
            {defect.roomName} · {name(defect)} · {word(defectStateWords[defect.state])}
          </li>
        ))}
      </ul>
      {chosen ? (
        <DefectPanel
          {...props}
          defect={chosen}
          onClose={() => {
            setOpened(undefined)
            props.onSay()
          }}
        />
      ) : null}
    </section>
  )
}
