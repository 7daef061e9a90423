import { uuidv7 } from 'uuidv7'
import { ContractTerms, contractEndReasons } from '../../main/contract/contracts.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const contractsThat = ({ known }: Choice, condition: string) =>
  known.rows<{ id: string }>(`select id from contract where ${condition} order by id`).slice(-4)

const termsOf = ({ a, b, serial, yes }: Choice) =>
  ContractTerms.parse({
    number: yes ? `HT-${serial}` : null,
    signedOn: '2026-03-01',
    price: 1_000_000 + a,
    paid: b,
    promisedOn: yes ? '2026-12-31' : null,
  })

const wordsOf = ({ yes, word }: Choice) => ({
  penaltyText: yes ? word : null,
  commitments: word,
  requests: null,
})

const about = (choice: Choice, command: string, condition: string) => {
  const one = pick(contractsThat(choice, condition), choice.a)
  return one && { command, input: { contractId: one.id } }
}

/** Contracts are signed, amended, ended and resumed; sales forgets one and remembers it. */
export const contractSteps = {
  contractSign(choice) {
    const { unit, person } = choice
    return (
      unit && {
        command: 'contract.sign',
        input: {
          contractId: uuidv7(),
          unitId: unit,
          buyers: person === undefined ? [] : [person],
          terms: termsOf(choice),
          words: wordsOf(choice),
        },
      }
    )
  },
  contractAmend(choice) {
    const one = pick(contractsThat(choice, `state='signed'`), choice.a)
    const { person, yes } = choice
    return (
      one && {
        command: 'contract.amend',
        input: {
          contractId: one.id,
          buyers: yes && person !== undefined ? [person] : [],
          terms: termsOf(choice),
          words: wordsOf(choice),
          agreedOn: yes ? '2026-04-01' : null,
          note: choice.word,
        },
      }
    )
  },
  contractEnd(choice) {
    const made = about(choice, 'contract.end', `state='signed'`)
    const reason = pickFrom(contractEndReasons, choice.b)
    return made && { ...made, input: { ...made.input, reason, endedOn: '2026-06-01', note: choice.word } }
  },
  contractResume: choice => about(choice, 'contract.resume', `state='ended'`),
  contractConfirm: choice =>
    about(choice, 'contract.confirm', `missing_since is not null and state='signed'`) ??
    about(choice, 'contract.askAgain', `missing_since is null and state='signed'`),
  contractRemove({ known }) {
    const [latest] = known.rows<{ id: string }>('select id from contract order by id desc limit 1')
    return latest && { command: 'contract.remove', input: { contractId: latest.id } }
  },
} satisfies StepMakers
