import { DecideLetterInput } from '../contract/letter-decisions.ts'
import { letterDecided } from '../letters/decisions.ts'
import { defineCommand } from '../log/command.ts'
import { senderOf } from './directive-commands.ts'
import { sendDown } from './outgoing.ts'

/** Says to a document of a site what headquarters decides. Whether it fits is looked up by who calls (`approvals.ts`). Errors: those of {@link sendDown}. */
export const decideLetter = defineCommand({
  name: 'hq.decideLetter',
  permission: 'hq.direct',
  input: DecideLetterInput,
  run(context, { hqSiteId, decisionId, letterId, verdict, seen, reference, text }) {
    sendDown(context, hqSiteId, letterDecided, {
      aggregateId: decisionId,
      facts: { letterId, verdict, seen, reference },
      personal: { text, sender: senderOf(context) },
    })
  },
})
