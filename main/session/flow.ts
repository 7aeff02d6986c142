import type {
  Answering,
  Done,
  NotNow,
  ReviewProblem,
  Screen,
  ScreenOf,
  SessionCallName,
} from '../../domain/ipc/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import type { OutOfOrder } from './parts.ts';
import type { Place, PlaceOf, Subject, SubjectOf } from './place.ts';

/** One subject of the session: its places and the calls that it answers. What it opens besides is a part of its own type. */
export type Flow<Kind extends Place['kind'], Name extends SessionCallName> = {
  readonly places: PlacesOf<Kind>;
  readonly calls: Answering<Name>;
};

/** What a subject knows of each kind of place that is its own. */
export type PlacesOf<Kind extends Place['kind']> = { readonly [One in Kind]: PlaceRules<PlaceOf<One>> };

export type PlaceRules<Here extends Place> = {
  /** What the resident sees there. */
  readonly screen: (place: Here) => Screen;
  /** What the resident sees there instead while the kiosk is out of order; null or left out: that it is out of order. */
  readonly screenInTrouble?: (place: Here, trouble: OutOfOrder) => Screen | null;
  /** Where the way back leads; null while there is none. */
  readonly before: (place: Here) => Place | 'end' | null;
  /** The resident has gone back from there. */
  readonly wentBack?: (place: Here) => void;
  /** Whether the resident waits for a device or for central there: the session does not end then. */
  readonly waits?: (place: Here) => boolean;
  /** Something of the session's transaction has changed. */
  readonly follow?: () => void;
};

export type ServiceKind = ServiceDefinition['kind'];
export type ServiceOf<Kind extends ServiceKind> = Extract<ServiceDefinition, { kind: Kind }>;

/** What a subject knows of each kind of service that it opens. */
export type ServicesOf<Kind extends ServiceKind> = { readonly [One in Kind]: ServiceRules<ServiceOf<One>> };

export type ServiceRules<Service extends ServiceDefinition> = {
  /** Opens it: from a place that leads to services, and while it lacks nothing. */
  readonly open: (service: Service) => Done;
  /** What it lacks now, or null: told before anything is typed. */
  readonly whyNotNow: (service: Service) => WhyNotNow | null;
};
export type WhyNotNow = NotNow[number]['why'];

/** What a subject knows of each kind of what can be reviewed and paid. */
export type SubjectsOf<Kind extends Subject['kind']> = {
  readonly [One in Kind]: SubjectRules<SubjectOf<One>>;
};

export type SubjectRules<Reviewed extends Subject> = {
  /** Its review; `state` is what all reviews show alike. */
  readonly review: (subject: Reviewed, state: ReviewState) => Screen;
  /** Where the way back from the review leads. */
  readonly before: (subject: Reviewed) => Place;
  /** The resident has gone back from a review that showed this problem. */
  readonly wentBack?: (subject: Reviewed, problem: ReviewProblem | null) => void;
};
export type ReviewState = Pick<ScreenOf<'review'>, 'paper' | 'problem' | 'busy'>;
