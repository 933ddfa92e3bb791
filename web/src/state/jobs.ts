// What one unit of a workload takes, for what leaves the page.
export interface Job {
  hit: string;
  miss: string;
  output: string;
  /** Per minute, hour, day or month, as the workload says. */
  requests?: string;
  month_requests: string;
}
