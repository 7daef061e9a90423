import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import type { InspectionRow } from '../../../main/contract/inspections.ts'
import type { ProfileHandover } from '../../../main/contract/profile-handover.ts'
import { visitStateWords } from '../../../main/contract/handover-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import { Files } from '../registers/Files.tsx'
import { dayTexts } from './day-texts.ts'
import { LastInspection, useInspectionOf } from './LastInspection.tsx'
import { useAttachTo } from './PapersPart.tsx'

interface DecisionPartProps {
  readonly card: RouteCard
  readonly reasons: ProfileHandover['reasons']
}

/** What the owner decides: `A` notes that the home is accepted, `R` that it is refused, with the reasons. */
export function DecisionPart({ card, reasons }: DecisionPartProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const { message, modal } = App.useApp()
  const attach = useAttachTo(card.id)
  const works = may('handover.work')
  const [form, setForm] = useState<'refuse' | 'back'>()
  const accept = useCommand(trpc.handover.accept)
  const open = works && card.state === 'present'
  const inspection = useInspectionOf(card.unitId, card.inspectionId)
  const found = inspection?.defects ?? 0
  const close = () => setForm(undefined)
  const ask = () => {
    modal.confirm({
      title: t('acceptQuestion', { number: card.number }),
      ...(found > 0 ? { content: t('acceptDefects', { count: found }) } : {}),
      okText: t('acceptVerb'),
      cancelText: t('cancel'),
      // A refusal stands below the buttons.
      onOk: () =>
        accept.run({ visitId: card.id, words: '', inspectionId: inspection?.id ?? null }).then(
          () => void message.success(t('nowAccepted', { number: card.number })),
          () => undefined,
        ),
    })
  }
  useHotkey({ keys: 'A', label: t('accept'), disabled: !open }, ask)
  useHotkey({ keys: 'R', label: t('refuse'), disabled: !open }, () => setForm('refuse'))
  const { state, decidedAt } = card
  const decided = decidedAt !== null && state !== 'present' && state !== 'planned'
  const photos = card.files.filter(({ part }) => part === 'refusal')
  return (
    <section>
      <h3>{t('decision')}</h3>
      {inspection ? <LastInspection row={inspection} /> : null}
      {decided ? (
        <p>
          <strong>{word(visitStateWords[state])}</strong>{' '}
          <span className="desk-soft">
            {t('decidedBy', { name: card.decidedByName ?? '—', day: card.decidedOn ?? '—' })}
          </span>
          {card.reasons.length === 0 ? null : (
            <>
              <br />
              {card.reasons.map(id => word(reasons.find(one => one.id === id)?.name, id)).join(comma())}
            </>
          )}
          {card.words === null ? null : ` · ${card.words}`}
        </p>
      ) : null}
      {open && form === undefined ? (
        <div className="handover-actions">
          <Button type="primary" loading={accept.pending} onClick={ask}>
            {t('accept')} <KeyHint keys="A" />
          </Button>
          <Button onClick={() => setForm('refuse')}>
            {t('refuse')} <KeyHint keys="R" />
          </Button>
        </div>
      ) : null}
      {form === 'refuse' && open ? (
        <Refusing card={card} reasons={reasons} inspection={inspection} onClose={close} />
      ) : null}
      {decided && may('handover.plan') && form === undefined ? (
        <Button size="small" onClick={() => setForm('back')}>
          {t('takeBack')}
        </Button>
      ) : null}
      {form === 'back' && decided ? <BackForm visitId={card.id} onClose={close} /> : null}
      {state === 'refused' || photos.length > 0 ? (
        <Files label={t('refusalPhotos')} files={photos} attach={works ? attach('refusal') : undefined} />
      ) : null}
      <ErrorNote error={accept.error} />
    </section>
  )
}

interface RefusingProps extends DecisionPartProps {
  readonly inspection: InspectionRow | null | undefined
  onClose(): void
}

/** What the owner told the inspector already stands in the form. */
function Refusing({ inspection, ...rest }: RefusingProps) {
  const told = useQuery(
    useTRPC().inspections.detail.queryOptions(
      { inspectionId: inspection?.id ?? '' },
      { enabled: inspection?.conclusion === 'refused' },
    ),
  )
  const looking = inspection === undefined || (inspection?.conclusion === 'refused' && told.isPending)
  if (looking) return <Loading rows={3} />
  return (
    <RefuseForm
      {...rest}
      inspectionId={inspection?.id ?? null}
      told={{ reasons: told.data?.reasons ?? [], words: told.data?.note ?? '' }}
    />
  )
}

interface RefuseFormProps extends DecisionPartProps {
  readonly inspectionId: string | null
  /** What stands in it at first. */
  readonly told: { readonly reasons: readonly string[]; readonly words: string }
  onClose(): void
}

function RefuseForm({ card, reasons, inspectionId, told, onClose }: RefuseFormProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const refuse = useCommand(useTRPC().handover.refuse, { onSuccess: onClose })
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    told.reasons.filter(id => reasons.some(reason => reason.id === id)),
  )
  const [words, setWords] = useState(told.words)
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (chosen.length > 0)
      refuse.send({ visitId: card.id, reasons: [...chosen], words: words.trim(), inspectionId })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('refuse')}>
      <div role="group" aria-label={t('reasons')} className="handover-ticks">
        <span className="desk-soft">{t('reasons')}</span>
        {reasons.map(({ id, name }, index) => (
          <Checkbox
            key={id}
            autoFocus={index === 0}
            checked={chosen.includes(id)}
            onChange={event =>
              setChosen(event.target.checked ? [...chosen, id] : chosen.filter(one => one !== id))
            }
          >
            {word(name)}
          </Checkbox>
        ))}
      </div>
      {tried && chosen.length === 0 ? (
        <p role="alert" className="field-error">
          {t('reasonsMissing')}
        </p>
      ) : null}
      <Input.TextArea
        aria-label={t('words')}
        placeholder={t('words')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <ErrorNote error={refuse.error} />
      <div className="handover-actions">
        <Button danger type="primary" htmlType="submit" loading={refuse.pending}>
          {t('refuseNow')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}

function BackForm({ visitId, onClose }: { readonly visitId: string; onClose(): void }) {
  const t = useTexts(dayTexts)
  const back = useCommand(useTRPC().handover.takeBack, { onSuccess: onClose })
  const [reason, setReason] = useState('')
  const submit = () => {
    if (reason.trim() !== '') back.send({ visitId, reason: reason.trim() })
  }
  return (
    <DeskForm onSubmit={submit} className="handover-actions" label={t('takeBack')}>
      <Input
        autoFocus
        aria-label={t('takeBackReason')}
        placeholder={t('takeBackReason')}
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={back.pending}>
        {t('takeBackNow')}
      </Button>
      <Button type="text" onClick={onClose}>
        {t('cancel')}
      </Button>
      <ErrorNote error={back.error} />
    </DeskForm>
  )
}
