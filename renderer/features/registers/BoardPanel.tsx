import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type CaseKind, caseKinds } from '../../../main/contract/cases.ts'
import { watchRhythmWords } from '../../../main/contract/knowledge-words.ts'
import type { BoardRow } from '../../../main/contract/notices.ts'
import { proposeMatter } from '../../../main/contract/propose.ts'
import { boardKindWords } from '../../../main/contract/register-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts, Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useKindText, useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { BoardForm } from './BoardForm.tsx'
import { boardTexts } from './boards-texts.ts'
import { commonTexts } from './common-texts.ts'
import { RegisterForm } from './RegisterForm.tsx'

/** One board or box: look at it, say how it was; what was written becomes a case. */
export function BoardPanel({ row, onClose }: { readonly row: BoardRow; onClose(): void }) {
  const t = useTexts(boardTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const [doing, setDoing] = useState<'edit' | 'finding'>()
  const round = useCommand(trpc.boards.doRound)
  const undo = useCommand(trpc.boards.undoRound)
  const remove = useCommand(trpc.boards.remove)
  const restore = useCommand(trpc.boards.restore)
  const about = { boardId: row.id }
  const ticks = may('register.work') && row.active && row.state !== 'done'
  const finds = may('case.take') && row.active
  const tick = (outcome: 'good' | 'mended') =>
    // A refusal stands in `round.error`.
    round.run({ ...about, roundId: newId(), outcome }).then(
      ({ roundId }) =>
        offerUndo(t('ticked', { name: row.name, outcome: t(outcome) }), () => undo.run({ roundId })),
      () => undefined,
    )
  const takeOff = () =>
    remove.run(about).then(
      () => {
        onClose()
        offerUndo(t('removed', { name: row.name }), () => restore.run(about))
      },
      () => undefined,
    )
  useHotkey({ keys: 'X', label: t('good'), disabled: !ticks }, () => tick('good'))
  useHotkey({ keys: 'F', label: t('finding'), disabled: !finds }, () => setDoing('finding'))
  const close = () => setDoing(undefined)
  if (doing === 'edit') return <BoardForm row={row} onDone={close} onCancel={close} />
  return (
    <article className="reg-thing" aria-label={row.name}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <h2>{row.name}</h2>
      <div className="reg-actions">
        {ticks ? (
          <>
            <Button type="primary" onClick={() => tick('good')} loading={round.pending}>
              {t('good')} <KeyHint keys="X" />
            </Button>
            <Button onClick={() => tick('mended')} disabled={round.pending}>
              {t('mended')}
            </Button>
          </>
        ) : null}
        {finds ? (
          <Button onClick={() => setDoing('finding')}>
            {t('finding')} <KeyHint keys="F" />
          </Button>
        ) : null}
        {may('register.edit') ? (
          <>
            <Button type="text" onClick={() => setDoing('edit')}>
              {common('edit')}
            </Button>
            {row.active ? (
              <Button type="text" onClick={takeOff} loading={remove.pending}>
                {t('remove')}
              </Button>
            ) : (
              <Button onClick={() => restore.send(about)} loading={restore.pending}>
                {t('restore')}
              </Button>
            )}
          </>
        ) : null}
      </div>
      <ErrorNote error={round.error ?? remove.error ?? restore.error} />
      {doing === 'finding' ? <FindingForm row={row} onDone={close} /> : null}
      <Facts
        rows={[
          [common('kind'), word(boardKindWords[row.kind])],
          [t('where'), row.place === '' ? null : row.place],
          [t('rhythm'), word(watchRhythmWords[row.rhythm])],
          [t('keeper'), row.keeperName ?? t('anybody')],
        ]}
      />
    </article>
  )
}

/** What was written becomes a case in one step; its kind is proposed from the words. */
function FindingForm({ row, onDone }: { readonly row: BoardRow; onDone(): void }) {
  const t = useTexts(boardTexts)
  const common = useTexts(commonTexts)
  const kindText = useKindText()
  const trpc = useTRPC()
  const profile = useProfile()
  const { message } = App.useApp()
  const report = useCommand(trpc.boards.reportFinding)
  const [ids] = useState(() => ({ roundId: newId(), caseId: newId() }))
  const [text, setText] = useState('')
  const [decided, setDecided] = useState<CaseKind>()
  const [tried, setTried] = useState(false)
  const proposal = profile ? proposeMatter(profile, text) : { kind: null, category: [] }
  const kind = decided ?? proposal.kind ?? 'suggestion'
  const missing = text.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || report.pending) return
    const matter = {
      caseId: ids.caseId,
      kind,
      category: [...proposal.category],
      emergency: false,
      unitId: null,
      personId: null,
      room: null,
      text,
    }
    // A refusal stands below, and everything typed stays.
    report.run({ boardId: row.id, roundId: ids.roundId, matter }).then(
      ({ number }) => {
        message.success(
          <span>
            {t('taken', { number })} <Link to={casePath(ids.caseId)}>{number}</Link>
          </span>,
        )
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <RegisterForm
      label={t('finding')}
      send={t('take')}
      pending={report.pending}
      error={report.error}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label={t('findingText')} error={tried && missing ? common('missing') : undefined} required>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            maxLength={20_000}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('findingKind')}>
        {({ id }) => (
          <Select
            id={id}
            value={kind}
            options={caseKinds.map(one => ({ value: one, label: kindText(one) }))}
            onChange={setDecided}
          />
        )}
      </Field>
    </RegisterForm>
  )
}
