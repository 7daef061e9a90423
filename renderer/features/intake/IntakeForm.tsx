import { Checkbox, Input, type InputRef, Select } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { channels, rooms } from '../../../main/contract/cases.ts'
import { proposeMatter } from '../../../main/contract/propose.ts'
import { channelWords, roomWords } from '../../../main/contract/words.ts'
import { momentOf } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { isChosen, WhoOrWhere } from '../../components/WhoOrWhere.tsx'
import { CategorySelect } from '../cases/CategorySelect.tsx'
import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { UploadList } from '../cases/files/UploadList.tsx'
import { useUploads } from '../cases/files/useUploads.ts'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { IntakePreview } from '../levels/IntakePreview.tsx'
import { AnswerField } from './AnswerField.tsx'
import { dangerIn } from './danger.ts'
import {
  acceptProposal,
  categoryOf,
  causeOf,
  endOf,
  hasPlace,
  type IntakeEntry,
  isDelayed,
  isWeb,
  kindOf,
  nothingProposed,
  problemsOf,
  type Proposal,
} from './entry.ts'
import { IntakeBottom } from './IntakeBottom.tsx'
import { KindChoice } from './KindChoice.tsx'
import { ProposalLine } from './ProposalLine.tsx'
import { texts } from './texts.ts'

interface IntakeFormProps {
  readonly entry: IntakeEntry
  onChange(change: (entry: IntakeEntry) => IntakeEntry): void
  /** Called where nothing is missing. */
  onTake(proposal: Proposal, happenedAt: number | undefined): void
  onClear(): void
  readonly pending: boolean
  readonly error: unknown
  /** What to say of the draft, beside the number. */
  readonly draftNote: string
}

/** The panel, top to bottom in the order people speak; `Ctrl Enter` takes it from anywhere. */
export function IntakeForm(props: IntakeFormProps) {
  const { entry, onChange } = props
  const t = useTexts(texts)
  const word = useWord()
  const profile = useProfile()
  const { files, uploads } = useUploads(entry.caseId)
  const [tried, setTried] = useState(false)
  const [nobodyAsked, setNobodyAsked] = useState(false)
  const words = useRef<TextAreaRef>(null)
  const source = useRef<InputRef>(null)
  const knowsWho = isChosen(entry.who)
  const knewWho = useRef(knowsWho)
  // A draft that comes back knows who it is about: writing goes on where it stopped.
  useEffect(() => {
    if (knewWho.current) words.current?.focus({ cursor: 'end' })
  }, [])

  const proposal: Proposal = profile ? proposeMatter(profile, entry.text) : nothingProposed
  const kind = kindOf(entry, proposal)
  const category = categoryOf(entry, proposal)
  const happenedAt = isDelayed(entry.channel) && entry.happened !== '' ? momentOf(entry.happened) : undefined
  const problems = problemsOf(entry, proposal, happenedAt)
  const wrong = (name: (typeof problems)[number]) => tried && problems.includes(name)
  const undecided: Proposal = {
    kind,
    category: entry.category === null ? proposal.category : [],
  }
  const open =
    (entry.kind === null && proposal.kind !== null) ||
    (entry.category === null && proposal.category.length > 0)
  const danger = dangerIn(entry.text)
  const ends = endOf(entry, kind)

  const set = <Name extends keyof IntakeEntry>(name: Name, value: IntakeEntry[Name]) =>
    onChange(current => ({ ...current, [name]: value }))
  const accept = () => onChange(current => acceptProposal(current, proposal))
  const take = () => {
    setTried(true)
    const [first] = problems
    if (first === 'text' || first === 'kind') words.current?.focus()
    else if (first === 'source') source.current?.focus()
    if (first !== undefined || props.pending) return
    // Letters and boxes may be anonymous; somebody at the counter rarely is.
    const expected = entry.channel === 'counter' || entry.channel === 'phone'
    if (expected && !isChosen(entry.who) && !nobodyAsked) return setNobodyAsked(true)
    props.onTake(proposal, happenedAt)
  }
  useHotkey({ keys: 'Alt Enter', label: t('keyAccept'), disabled: !open }, accept)
  useHotkey({ keys: 'Alt E', label: t('keyEmergency') }, () => set('emergency', !entry.emergency))
  // The form hears the key itself; this one is for a focus outside of it.
  useHotkey({ keys: 'Ctrl Enter', label: t('keyTake') }, take)

  return (
    <DeskForm onSubmit={take} ctrlEnter className="intake-panel" label={t('form')}>
      <div className="intake-fields" onKeyDown={staysInField}>
        <FileDrop onFiles={chosen => uploads.add(entry.caseId, chosen)}>
          <Field label={t('who')}>
            {({ id }) => (
              <WhoOrWhere
                id={id}
                autoFocus
                value={entry.who}
                onChange={who => set('who', who)}
                onDone={() => words.current?.focus()}
              />
            )}
          </Field>
          <Field
            label={t('what')}
            error={wrong('text') ? t('whatMissing') : wrong('kind') ? t('kindMissing') : undefined}
          >
            {control => (
              <Input.TextArea
                {...control}
                ref={words}
                value={entry.text}
                maxLength={20_000}
                placeholder={t('whatPlaceholder')}
                autoSize={{ minRows: 3, maxRows: 12 }}
                onChange={event => set('text', event.target.value)}
              />
            )}
          </Field>
          <ProposalLine open={open ? undecided : null} onAccept={accept} />
          <div className="intake-matter">
            <KindChoice
              value={kind}
              proposed={entry.kind === null}
              onChange={chosen => set('kind', chosen)}
              error={wrong('kind')}
            />
            <CategorySelect value={category} kind={kind} onChange={path => set('category', [...path])} />
          </div>
          <div className="intake-danger">
            {danger !== undefined && !entry.emergency ? (
              <span className="intake-danger-seen" role="status">
                ⚠ {t('dangerSeen', { word: danger })}
              </span>
            ) : null}
            <Checkbox checked={entry.emergency} onChange={event => set('emergency', event.target.checked)}>
              {t('emergency')} <KeyHint keys="Alt E" />
            </Checkbox>
            {entry.emergency ? <span className="desk-soft">{t('emergencyHint')}</span> : null}
          </div>
          {hasPlace(kind) ? (
            <div className="intake-row">
              <Field label={t('room')}>
                {({ id }) => (
                  <Select
                    id={id}
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    value={entry.room}
                    options={rooms.map(room => ({ value: room, label: word(roomWords[room]) }))}
                    onChange={room => set('room', room ?? null)}
                  />
                )}
              </Field>
              <Field label={t('place')}>
                {control => (
                  <Input
                    {...control}
                    value={entry.place}
                    maxLength={300}
                    placeholder={t('placePlaceholder')}
                    onChange={event => set('place', event.target.value)}
                  />
                )}
              </Field>
            </div>
          ) : null}
          <div className="intake-files">
            <span className="intake-label">{t('filesTitle')}</span>
            <ChooseFiles onFiles={chosen => uploads.add(entry.caseId, chosen)} />
            <span className="desk-soft">{t('filesHint')}</span>
          </div>
          <UploadList files={files} uploads={uploads} />
          <AnswerField
            kind={kind}
            entry={entry}
            cause={causeOf(entry, proposal, profile)}
            onChange={part => onChange(current => ({ ...current, ...part }))}
          />
          <div className="intake-row intake-row-wish">
            <Field label={t('wish')}>
              {control => (
                <Input
                  {...control}
                  value={entry.wish}
                  maxLength={2000}
                  placeholder={t('wishPlaceholder')}
                  onChange={event => set('wish', event.target.value)}
                />
              )}
            </Field>
            <Field label={t('channel')}>
              {({ id }) => (
                <Select
                  id={id}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={entry.channel}
                  options={channels.map(channel => ({ value: channel, label: word(channelWords[channel]) }))}
                  onChange={channel => set('channel', channel)}
                />
              )}
            </Field>
            {isWeb(entry.channel) ? (
              <Field label={t('source')} error={wrong('source') ? t('sourceWrong') : undefined}>
                {control => (
                  <Input
                    {...control}
                    ref={source}
                    value={entry.source}
                    maxLength={2000}
                    placeholder={t('sourcePlaceholder')}
                    onChange={event => set('source', event.target.value)}
                  />
                )}
              </Field>
            ) : null}
            {isDelayed(entry.channel) ? (
              <Field
                label={t('happened')}
                hint={t('happenedHint')}
                error={wrong('happened') ? t('happenedWrong') : undefined}
              >
                {control => (
                  <DateTimeField
                    {...control}
                    usualClock="09:00"
                    value={entry.happened}
                    onChange={at => set('happened', at)}
                  />
                )}
              </Field>
            ) : null}
          </div>
        </FileDrop>
      </div>
      <IntakeBottom
        kind={entry.kind === null ? kind : null}
        ends={ends}
        matter={
          kind === null || ends !== null
            ? null
            : { kind, category: [...category], channel: entry.channel, emergency: entry.emergency }
        }
        preview={
          kind === null || ends === 'closed' ? null : (
            <IntakePreview
              kind={kind}
              category={category}
              channel={entry.channel}
              emergency={entry.emergency}
              unitId={entry.who.unit?.unitId ?? null}
              personId={entry.who.person?.personId ?? null}
              text={`${entry.text}\n${entry.wish}`}
            />
          )
        }
        warning={nobodyAsked && !isChosen(entry.who) ? t('nobody') : ''}
        note={props.draftNote}
        error={<ErrorNote error={props.error} />}
        pending={props.pending}
        onClear={props.onClear}
      />
    </DeskForm>
  )
}

/** Enter in a line, on a box or a list must not send the form: only `Ctrl Enter` and the button do. */
function staysInField(event: KeyboardEvent): void {
  const sends = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && !sends && event.target instanceof HTMLInputElement) event.preventDefault()
}
