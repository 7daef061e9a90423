import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { z } from 'zod'
import { boardKindWords, boardOutcomeWords } from '../../../main/contract/register-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { BoardForm } from './BoardForm.tsx'
import { BoardPanel } from './BoardPanel.tsx'
import { boardTexts } from './boards-texts.ts'
import { RegisterPage } from './RegisterPage.tsx'
import { wholeList } from './RegisterPanes.tsx'

/** `by` leaves of the rounds that are due only somebody's own and those anybody may do, as Today counts them. */
const Address = z.object({
  board: z.union([Id, z.literal('new')]).optional(),
  view: z.enum(['due', 'removed']).optional(),
  by: Id.optional(),
})
const tones = { done: 'done', due: 'dueSoon', late: 'overdue' } as const

/** Notice boards and suggestion boxes with their rounds: what is due first. */
export function BoardsPage() {
  const t = useTexts(boardTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const [{ board, view, by }, change] = useAddress(Address)
  const due = view === 'due'
  const found = useQuery(
    trpc.boards.list.queryOptions({ removed: view === 'removed', due, ...(due && by ? { by } : {}) }),
  )
  const edits = may('register.edit')
  const open = (id: string) => change({ board: id })
  const chosen = found.data?.find(row => row.id === board)
  return (
    <RegisterPage
      title={t('title')}
      aside={
        <>
          <Segmented
            aria-label={t('title')}
            value={view ?? 'active'}
            options={[
              { value: 'active', label: t('tabActive') },
              { value: 'due', label: t('tabDue') },
              { value: 'removed', label: t('tabRemoved') },
            ]}
            onChange={one => change({ view: one === 'active' ? '' : one, board: '', by: '' })}
          />
          {due && by !== undefined ? (
            <Button
              size="small"
              icon={<CloseOutlined />}
              iconPlacement="end"
              onClick={() => change({ by: '' })}
            >
              {t('onlyTheirs')}
            </Button>
          ) : null}
        </>
      }
      seen={{
        list: { list: 'boards', view: view ?? 'active', ...(due && by ? { by } : {}) },
        title: t('title'),
        words: [
          t(due ? 'tabDue' : view === 'removed' ? 'tabRemoved' : 'tabActive'),
          ...(due && by ? [t('onlyTheirs')] : []),
        ],
      }}
      add={{ label: t('add') }}
      mayAdd={edits}
      narrowed={due}
      list={wholeList(found)}
      chosen={board}
      onChoose={open}
      renderRow={row => (
        <div className="reg-line">
          <span className="reg-head">
            <strong>{row.name}</strong>
            {row.active ? <StateTag tone={tones[row.state]}>{t(`state.${row.state}`)}</StateTag> : null}
          </span>
          <span className="desk-soft">
            {[
              word(boardKindWords[row.kind]),
              row.place,
              row.keeperName ?? t('anybody'),
              row.lastOutcome === null
                ? t('never')
                : t('last', { outcome: word(boardOutcomeWords[row.lastOutcome]) }),
              row.missed > 0 ? t('missed', { count: row.missed }) : '',
            ]
              .filter(part => part !== '')
              .join(' · ')}
          </span>
        </div>
      )}
      empty={t(due ? 'allDone' : 'empty')}
      choose={t('choose')}
      detail={
        board === 'new' ? (
          <BoardForm onDone={open} onCancel={() => open('')} />
        ) : chosen ? (
          <BoardPanel key={chosen.id} row={chosen} onClose={() => open('')} />
        ) : null
      }
    />
  )
}
