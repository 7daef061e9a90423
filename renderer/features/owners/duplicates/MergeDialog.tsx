import { Checkbox, Radio } from 'antd'
import { useState } from 'react'
import type { MergeChoice } from '../../../../main/contract/people.ts'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { useUndo } from '../../../components/undo.tsx'
import { type PersonFile, PairColumns } from './PairColumns.tsx'
import { texts } from './texts.ts'

interface MergeDialogProps {
  readonly person: PersonFile
  readonly other: PersonFile
  onClose(): void
  onMerged(): void
}

const singles = [
  'name',
  'idDocument',
  'birthday',
  'gender',
  'mailingAddress',
  'languages',
  'contactTimes',
] as const

/** Which of two records stays, and what it takes from the other. Ctrl Enter merges. */
export function MergeDialog({ person, other, onClose, onMerged }: MergeDialogProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  // Who has more behind them stays, else who was there first.
  const otherStays =
    other.cases > person.cases || (other.cases === person.cases && other.registeredAt < person.registeredAt)
  const [survivorId, setSurvivorId] = useState(otherStays ? other.personId : person.personId)
  const [take, setTake] = useState<readonly MergeChoice[]>([])
  const [survivor, merged] = survivorId === person.personId ? [person, other] : [other, person]
  const unmerge = useCommand(trpc.people.unmerge)
  const merge = useCommand(trpc.people.merge, {
    onSuccess: (_, { mergedId }) => {
      offerUndo(t('merged'), () => unmerge.run({ mergedId }))
      onMerged()
    },
  })
  const labelOf = (file: PersonFile) => {
    const [unit] = file.units
    const where = unit ? `${unit.number} ${words(`role.${unit.role}`)}` : (file.phones[0]?.masked ?? '')
    return `${file.name ?? words('erased')} ${where} ${t('cases')} ${file.cases}`
  }
  const send = () => merge.send({ survivorId, mergedId: merged.personId, take: [...take] })
  const choices: MergeChoice[] = [
    ...singles.filter(one => survivor[one] !== null && merged[one] !== null && survivor[one] !== merged[one]),
    ...(survivor.phones.length > 0 && merged.phones.length > 0 ? (['phones'] as const) : []),
  ]
  return (
    <Dialog
      width={760}
      title={t('mergeTitle')}
      okText={t('merge')}
      cancelText={t('cancel')}
      confirmLoading={merge.pending}
      okButtonProps={{ autoFocus: true }}
      onOk={send}
      onCancel={onClose}
    >
      <div
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
            send()
        }}
      >
        <PairColumns person={person} other={other} />
        <div className="merge-choices">
          <strong id="merge-stays">{t('stays')}</strong>
          <Radio.Group
            aria-labelledby="merge-stays"
            value={survivorId}
            onChange={event => {
              setSurvivorId(String(event.target.value))
              setTake([])
            }}
            options={[person, other].map(file => ({
              value: file.personId,
              label: labelOf(file),
            }))}
          />
          {choices.length > 0 ? (
            <>
              <strong>{t('take')}</strong>
              <Checkbox.Group<MergeChoice>
                value={[...take]}
                onChange={setTake}
                options={choices.map(value => ({ value, label: t(value) }))}
              />
            </>
          ) : null}
          <p className="desk-soft">{t('takeNote')}</p>
        </div>
        <ErrorNote error={merge.error} />
      </div>
    </Dialog>
  )
}
