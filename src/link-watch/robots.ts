/** What a robots.txt says to us. Pure. */
export interface RobotsRules {
  /** Seconds between two requests; null where none is named. */
  crawlDelaySeconds: number | null;
  allows: (path: string) => boolean;
}

export const noRobotsRules: RobotsRules = { crawlDelaySeconds: null, allows: () => true };

interface Group {
  agents: string[];
  rules: { path: string; isAllowed: boolean }[];
  delay: number | null;
}

/** @param agent our product name, in lower case; its own group wins over `*`. */
export function readRobots(text: string, agent: string): RobotsRules {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) =>
    agents.some((name) => name !== '*' && agent.includes(name)),
  );
  const ours = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const rules = ours.flatMap((group) => group.rules);
  return {
    crawlDelaySeconds: ours.map(({ delay }) => delay).find((delay) => delay !== null) ?? null,
    // The longest rule decides (RFC 9309); of two equally long ones the permission.
    allows: (path) => {
      const [first] = rules
        .filter((rule) => matches(rule.path, path))
        .sort((a, b) => b.path.length - a.path.length || Number(b.isAllowed) - Number(a.isAllowed));
      return first?.isAllowed ?? true;
    },
  };
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const line of text.split(/\r?\n/u)) {
    const [, name = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/u.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === 'user-agent') {
      if (!isNaming) groups.push({ agents: [], rules: [], delay: null });
      groups.at(-1)?.agents.push(value.trim().toLowerCase());
    } else if (key !== '') {
      addRule(groups.at(-1), key, value.trim());
    }
    if (key !== '') isNaming = key === 'user-agent';
  }
  return groups;
}

function addRule(group: Group | undefined, key: string, value: string): void {
  if (!group) return;
  const seconds = Number(value);
  if (key === 'crawl-delay' && value !== '' && seconds >= 0) group.delay = seconds;
  // An empty "Disallow:" forbids nothing.
  if ((key === 'disallow' || key === 'allow') && value !== '') {
    group.rules.push({ path: value, isAllowed: key === 'allow' });
  }
}

/** `*` stands for anything, `$` for the end. Compared piece by piece: a robots.txt must not cost us our time. */
function matches(rule: string, path: string): boolean {
  const isWhole = rule.endsWith('$');
  const [first = '', ...pieces] = (isWhole ? rule.slice(0, -1) : rule).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return (
    !isWhole || at === path.length || (pieces.length > 0 && path.endsWith(pieces.at(-1) ?? ''))
  );
}
