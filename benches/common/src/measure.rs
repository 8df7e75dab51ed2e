//! The cost of work: CPU time of the process and allocations.

use std::fmt;

use cpu_time::ProcessTime;

/// The average cost of one piece of work.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    cpu_us: f64,
    allocations: f64,
    allocated_bytes: f64,
}

impl Cost {
    pub(crate) fn average(costs: impl ExactSizeIterator<Item = Self>) -> Self {
        let number = costs.len() as f64;
        costs.fold(Self::default(), |sum, cost| Self {
            cpu_us: sum.cpu_us + cost.cpu_us / number,
            allocations: sum.allocations + cost.allocations / number,
            allocated_bytes: sum.allocated_bytes + cost.allocated_bytes / number,
        })
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.cpu_us, self.allocations, self.allocated_bytes)
    }
}

/// The average cost of `pieces` pieces of work. Allocations of other threads are not counted.
pub(crate) fn measure(pieces: u32, work: impl FnOnce()) -> Cost {
    let began = ProcessTime::now();
    let allocated = allocation_counter::measure(work);
    let cpu = began.elapsed();
    let each = |total: f64| total / f64::from(pieces);
    Cost {
        cpu_us: each(cpu.as_secs_f64() * 1e6),
        allocations: each(allocated.count_total as f64),
        allocated_bytes: each(allocated.bytes_total as f64),
    }
}
