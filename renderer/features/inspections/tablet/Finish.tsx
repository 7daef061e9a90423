import { Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { signerWords } from '../../../../main/contract/inspection-words.ts'
import { InspectionConclusion, isDecided } from '../../../../main/contract/inspections.ts'
import { formatClock } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { useWord } from '../../cases/words.ts'
import { DefectLine } from './RoomTab.tsx'
import { type Ending, ending } from './say.ts'
import { progressOf, standing } from './sheet.ts'
import { Sign } from './Sign.tsx'
import { texts } from './texts.ts'
import type { WalkProps } from './Walk.tsx'

/** What was not looked at, what was found, the signature below it, and what came of it. */
export function Finish(props: WalkProps & { onGo(room: string): void }) {
  const { sheet, rooms, onGo, onAgain } = props
  const t = useTexts(texts)
  const word = useWord()
  const found = standing(sheet)
  const open = rooms.map(room => ({ room, ...progressOf(sheet, [room]) })).filter(({ seen, of }) => seen < of)
  const left = open.reduce((sum, { seen, of }) => sum + of - seen, 0)
  return (
    <div className="tablet-visit">
      <section>
        <p role="status">{left === 0 ? `✓ ${t('allLooked')}` : t('notLooked', { count: left })}</p>
        <div className="tablet-actions">
          {open.map(({ room, seen, of }) => (
            <Button key={room.id} size="large" onClick={() => onGo(room.id)}>
              {room.name} {seen}/{of}
            </Button>
          ))}
        </div>
      </section>
      <section>
        <h3>{found.length === 0 ? t('noDefects') : t('listOf', { count: found.length })}</h3>
        <ol className="tablet-list">
          {found.map(defect => (
            <li key={defect.defectId}>
              <DefectLine defect={defect} rooms={rooms} onOpen={() => onGo(defect.roomId)} />
            </li>
          ))}
        </ol>
      </section>
      {sheet.signatures.map(({ signatureId, name, role }) => (
        <p key={signatureId}>✓ {t('signedBy', { name, role: word(signerWords[role]) })}</p>
      ))}
      {sheet.done ? (
        <>
          <p role="status">
            <strong>{t(`decision.${sheet.done.conclusion}`)}</strong>{' '}
            {t('ended', { time: formatClock(sheet.done.at) })}
          </p>
          <Button size="large" onClick={onAgain}>
            {t('again')}
          </Button>
        </>
      ) : (
        <>
          <Sign {...props} />
          <Decide {...props} />
        </>
      )}
    </div>
  )
}

function Decide({ sheets, sheet, reasons }: WalkProps) {
  const t = useTexts(texts)
  const word = useWord()
  const asked = isDecided(sheet.purpose)
  const [conclusion, setConclusion] = useState<InspectionConclusion | undefined>(asked ? undefined : 'none')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const reasonMissing = conclusion === 'refused' && chosen.length === 0 && note.trim() === ''
  const end = () => {
    setTried(true)
    if (conclusion === undefined || reasonMissing) return
    const how: Ending = { conclusion, note, reasons: conclusion === 'refused' ? chosen : [] }
    setBusy(true)
    sheets
      .say(sheet.inspectionId, t, said => ({
        sheet: { ...said, done: { conclusion, at: Date.now() } },
        items: ending(said, how, t),
      }))
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <DeskForm onSubmit={end} className="tablet-form" label={t('decision')}>
      {asked ? (
        <Field label={t('decision')} error={tried && conclusion === undefined ? t('decisionMissing') : null}>
          {({ id }) => (
            <Radio.Group
              id={id}
              size="large"
              optionType="button"
              value={conclusion}
              onChange={({ target }) => setConclusion(InspectionConclusion.parse(target.value))}
              options={InspectionConclusion.options.map(value => ({ value, label: t(`decision.${value}`) }))}
            />
          )}
        </Field>
      ) : null}
      {conclusion === 'refused' ? (
        <Checkbox.Group
          aria-label={t('reasons')}
          className="walk-reasons"
          value={[...chosen]}
          onChange={setChosen}
          options={reasons.map(({ id, name }) => ({ value: id, label: word(name) }))}
        />
      ) : null}
      <Field label={t('finalNote')} error={tried && reasonMissing ? t('reasonMissing') : null}>
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={2_000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={failure} />
      <div className="tablet-foot">
        <Button size="large" type="primary" htmlType="submit" loading={busy}>
          {t('end')}
        </Button>
      </div>
    </DeskForm>
  )
}
