/** A repository and how to reach it. */
export interface RepositoryPlace {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
}
