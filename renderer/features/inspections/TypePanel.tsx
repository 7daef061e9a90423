import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { roomKindWords } from '../../../main/contract/inspection-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { RoomAreas } from './RoomAreas.tsx'
import { TypeChecklist } from './TypeChecklist.tsx'
import { typeTexts } from './type-texts.ts'
import { TypeForm } from './TypeForm.tsx'
import { TypePlans } from './TypePlans.tsx'

interface TypePanelProps {
  readonly typeId: string
  readonly edits: boolean
  onClose(): void
}

/** One type: its rooms, its drawings, what is looked at in each room. */
export function TypePanel({ typeId, edits, onClose }: TypePanelProps) {
  const t = useTexts(typeTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const retire = useCommand(trpc.unitTypes.retire)
  const found = useQuery(trpc.unitTypes.detail.queryOptions({ typeId }))
  const [editing, setEditing] = useState(false)
  const type = found.data
  if (found.error && !type) return <ErrorState error={found.error} retry={found.refetch} />
  if (!type) return <Loading rows={6} />
  const close = () => setEditing(false)
  if (editing) return <TypeForm type={type} onDone={close} onCancel={close} />
  const setRetired = (retired: boolean) => retire.run({ typeId, retired })
  return (
    <article className="reg-thing" aria-label={type.name}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{type.name}</h2>
        {type.retired ? <StateTag tone="off">{t('retired')}</StateTag> : null}
        {edits ? (
          <>
            <Button type="text" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
            <Button
              type="text"
              loading={retire.pending}
              onClick={() =>
                setRetired(!type.retired).then(
                  () => {
                    if (!type.retired)
                      offerUndo(t('retiredNow', { name: type.name }), () => setRetired(false))
                  },
                  () => undefined,
                )
              }
            >
              {t(type.retired ? 'restore' : 'retire')}
            </Button>
          </>
        ) : null}
      </header>
      <ErrorNote error={retire.error} />
      <section aria-label={t('rooms')}>
        <h3>
          {t('rooms')} · {t('homes', { count: type.units })}
        </h3>
        <p>
          {type.rooms.length === 0
            ? t('noRooms')
            : type.rooms
                .map(({ name, kind }) =>
                  name === word(roomKindWords[kind]) ? name : `${name}（${word(roomKindWords[kind])}）`,
                )
                .join(comma())}
        </p>
      </section>
      <TypePlans type={type} edits={edits} />
      {edits ? <RoomAreas type={type} /> : null}
      <TypeChecklist type={type} edits={edits} />
    </article>
  )
}
