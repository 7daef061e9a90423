import { App, Button } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { useUndo } from '../../../components/undo.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { PairColumns, type PersonFile } from './PairColumns.tsx'
import { texts } from './texts.ts'

interface PairDialogProps {
  readonly person: PersonFile
  readonly other: PersonFile
  onClose(): void
}

/** One pair, judged from the page of one of the two. */
export function PairDialog({ person, other, onClose }: PairDialogProps) {
  const t = useTexts(texts)
  const may = useMay()
  const [merging, setMerging] = useState(false)
  const judge = useJudgement(onClose)
  if (merging) return <MergeDialog person={person} other={other} onClose={onClose} onMerged={onClose} />
  return (
    <Dialog
      width={760}
      title={t('pairTitle')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => judge(person.personId, other.personId)}>{t('distinct')}</Button>
          {may('person.merge') ? (
            <Button type="primary" onClick={() => setMerging(true)}>
              {t('merge')}
            </Button>
          ) : null}
        </>
      }
    >
      <PairColumns person={person} other={other} />
    </Dialog>
  )
}

/** Records that two records are two people; it can be taken back. */
export function useJudgement(onJudged: () => void): (personId: string, otherId: string) => void {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const offerUndo = useUndo()
  const takeBack = useCommand(trpc.people.takeBackDistinct)
  const judge = useCommand(trpc.people.judgeDistinct, {
    onSuccess: (_, pair) => {
      offerUndo(t('judged'), () => takeBack.run(pair))
      onJudged()
    },
    onError: error => message.error(errorText(error, language)),
  })
  return (personId, otherId) => judge.send({ personId, otherId })
}
